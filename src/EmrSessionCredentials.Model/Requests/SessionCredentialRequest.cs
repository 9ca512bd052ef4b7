using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>What every request for a session credential has: a target, and rules to keep before anything is sent.</summary>
internal abstract record SessionCredentialRequest
{
    /// <summary>The kind of session.</summary>
    public abstract SessionTargetKind Kind { get; }

    /// <summary>The identifier of the session's owner, for instance its cluster; null for a kind without one.</summary>
    public virtual string? Owner => null;

    /// <summary>The execution role; null where none is requested.</summary>
    public virtual string? Role => null;

    /// <summary>How long the credential is to be valid, in seconds; null for the service's default.</summary>
    public virtual int? EffectiveDurationInSeconds => null;

    /// <summary>The identifier of what the credential opens: a cluster, an endpoint or a session.</summary>
    public abstract string Target { get; }

    /// <summary>Every identifier in it that may be an ARN, and so name a region of its own.</summary>
    public abstract IReadOnlyList<string> Identifiers { get; }

    /// <summary>The same request in the one form that all requests for the same thing have.</summary>
    public virtual SessionCredentialRequest Normalize() => this;

    /// <summary>The request for a new credential in place of one that this request gave.</summary>
    public virtual SessionCredentialRequest ForRenewal() => this;

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
