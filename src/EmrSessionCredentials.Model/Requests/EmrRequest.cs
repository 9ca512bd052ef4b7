using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>What every request has: something that it is about, and rules to keep before anything is sent.</summary>
internal abstract record EmrRequest
{
    /// <summary>The identifier of what the request is about, which its error names.</summary>
    public abstract string Target { get; }

    /// <summary>Every identifier in it that may be an ARN, and so name a region of its own.</summary>
    public virtual IReadOnlyList<string> Identifiers => [];

    /// <summary>Checks the request against the limits of the service models.</summary>
    public abstract IReadOnlyList<RuleViolation> FindViolations();

    /// <summary>Refuses a request that breaks a rule.</summary>
    /// <exception cref="InvalidRequestParameterException">It breaks one or more; all are named.</exception>
    public void ThrowIfInvalid()
    {
        IReadOnlyList<RuleViolation> violations = FindViolations();
        if (violations.Count > 0)
            throw new InvalidRequestParameterException(violations);
    }

    private protected static void Add(ICollection<RuleViolation> violations, string parameter, string? rule)
    {
        if (rule is not null)
            violations.Add(new RuleViolation(parameter, rule));
    }
}
