namespace EmrSessionCredentials.Requests;

/// <summary>What every request for a session credential has.</summary>
internal abstract record SessionCredentialRequest : EmrRequest
{
    /// <summary>The kind of session.</summary>
    public abstract SessionTargetKind Kind { get; }

    /// <summary>The identifier of the session's owner, for instance its cluster; null for a kind without one.</summary>
    public virtual string? Owner => null;

    /// <summary>The execution role; null where none is requested.</summary>
    public virtual string? Role => null;

    /// <summary>How long the credential is to be valid, in seconds; null for the service's default.</summary>
    public virtual int? EffectiveDurationInSeconds => null;

    /// <summary>The same request in the one form that all requests for the same thing have.</summary>
    public virtual SessionCredentialRequest Normalize() => this;

    /// <summary>The request for a new credential in place of one that this request gave.</summary>
    public virtual SessionCredentialRequest ForRenewal() => this;
}
