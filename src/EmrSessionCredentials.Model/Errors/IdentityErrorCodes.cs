namespace EmrSessionCredentials.Identity;

/// <summary>
/// The codes (<see cref="SessionCredentialException.ErrorCode"/>) of what can go wrong before any call.
/// </summary>
public static class IdentityErrorCodes
{
    /// <summary>No credentials anywhere; the message lists where it looked.</summary>
    public const string NoCredentials = "NoCredentials";

    /// <summary>No region anywhere; the message lists where it looked.</summary>
    public const string NoRegion = "NoRegion";

    /// <summary>A region that is not a host name label.</summary>
    public const string InvalidRegion = "InvalidRegion";

    /// <summary>An access key without its secret key, or a secret key without its access key.</summary>
    public const string IncompleteKeys = "IncompleteKeys";

    /// <summary>
    /// Keys that have expired by this computer's clock: in the environment (<c>AWS_CREDENTIAL_EXPIRATION</c>), or new ones of
    /// AWS STS or IAM Identity Center. Those of a container or a process are <see cref="CredentialSourceFailed"/>.
    /// </summary>
    public const string ExpiredKeys = "ExpiredKeys";

    /// <summary>An access key, secret key or session token with a character that cannot be sent.</summary>
    public const string InvalidKeys = "InvalidKeys";

    /// <summary>A credential object in which no key pair can be found.</summary>
    public const string InvalidCredentialObject = "InvalidCredentialObject";

    /// <summary>A profile that is in none of the files.</summary>
    public const string ProfileNotFound = "ProfileNotFound";

    /// <summary>A profile whose settings do not add up to credentials.</summary>
    public const string InvalidProfile = "InvalidProfile";

    /// <summary>Profiles that name each other as source.</summary>
    public const string SourceProfileLoop = "SourceProfileLoop";

    /// <summary>A profile that asks for an MFA code, which cannot be asked for here.</summary>
    public const string MfaRequired = "MfaRequired";

    /// <summary>A credentials or configuration file that cannot be read or understood.</summary>
    public const string InvalidCredentialsFile = "InvalidCredentialsFile";

    /// <summary>A setting (endpoint URL, retry mode, …) with an invalid value.</summary>
    public const string InvalidSetting = "InvalidSetting";

    /// <summary>Another module has loaded an AWSSDK.Core that this module cannot use (Windows PowerShell).</summary>
    public const string AssemblyConflict = "AssemblyConflict";

    /// <summary>
    /// There is no login to IAM Identity Center, or it has expired; the advice is the command that renews it.
    /// </summary>
    public const string SsoLoginExpired = "SsoLoginExpired";

    /// <summary>
    /// The program named by <c>credential_process</c> failed or answered something else than credentials.
    /// </summary>
    public const string CredentialProcessFailed = "CredentialProcessFailed";

    /// <summary>The source of the credentials (STS, container, instance) cannot be reached.</summary>
    public const string CredentialSourceUnreachable = "CredentialSourceUnreachable";

    /// <summary>The source of the credentials did not answer in time.</summary>
    public const string CredentialSourceTimeout = "CredentialSourceTimeout";

    /// <summary>A response, including one of Amazon EMR, is too long, incomplete or cannot be read.</summary>
    public const string InvalidServiceResponse = "InvalidServiceResponse";

    /// <summary>The source of the credentials failed in another way.</summary>
    public const string CredentialSourceFailed = "CredentialSourceFailed";
}
