namespace EmrSessionCredentials;

/// <summary>Why a credential could not be requested. Each maps to one PowerShell error category.</summary>
public enum FailureKind
{
    /// <summary>Nothing more is known than the error code.</summary>
    Unspecified,

    /// <summary>A parameter breaks a rule, found before any request or by the service (ValidationException).</summary>
    InvalidParameter,

    /// <summary>No credentials to sign with, or no region, could be found anywhere.</summary>
    NotConfigured,

    /// <summary>A profile, credentials file or login that was named cannot be used.</summary>
    InvalidConfiguration,

    /// <summary>The signature or the credentials behind it were refused (expired, unknown, wrong clock).</summary>
    AuthenticationFailed,

    /// <summary>The signer is known but may not do this (AccessDeniedException).</summary>
    PermissionDenied,

    /// <summary>The cluster, virtual cluster or endpoint does not exist (ResourceNotFoundException).</summary>
    NotFound,

    /// <summary>The service asked for fewer calls, and went on asking after every retry.</summary>
    Throttled,

    /// <summary>The service failed on its side (5xx), after every retry.</summary>
    ServiceUnavailable,

    /// <summary>No connection, or one that broke.</summary>
    ConnectionFailed,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>
    /// An answer that is not one of the operation's: no credential in it, cut off, not JSON, too large.
    /// </summary>
    InvalidResponse,

    /// <summary>
    /// Something that is not done here at all, whatever the parameters: storing a secret in the vault.
    /// </summary>
    NotSupported,
}
