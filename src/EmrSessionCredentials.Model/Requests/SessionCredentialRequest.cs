using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>What every request for a session credential has: a target, and rules to keep before anything is sent.</summary>
internal abstract record SessionCredentialRequest
{
    /// <summary>The identifier of what the credential opens: a cluster, or a managed endpoint.</summary>
    public abstract string Target { get; }

    /// <summary>Every identifier in it that may be an ARN, and so name a region of its own.</summary>
    public abstract IReadOnlyList<string> Identifiers { get; }

    /// <summary>The same request in the one form that all requests for the same thing have.</summary>
    /// <returns>This request, or an equal one in other words.</returns>
    public virtual SessionCredentialRequest Normalize() => this;

    /// <summary>The request for a new credential in place of one that this request gave.</summary>
    public virtual SessionCredentialRequest ForRenewal() => this;

    /// <summary>Checks the request against the limits of the service models.</summary>
    /// <returns>Every broken rule; empty when the request may be sent.</returns>
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
