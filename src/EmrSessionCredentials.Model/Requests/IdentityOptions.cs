using System.Net;
using System.Security;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Who signs, and in which region. What is left out is looked up, in the documented order. Strings are compared by
/// value, secrets and objects by reference.
/// </summary>
internal sealed record IdentityOptions
{
    /// <summary>
    /// The access key id. Goes with <see cref="SecretKey"/>; one without the other is the error <c>IncompleteKeys</c>.
    /// </summary>
    public string? AccessKey { get; init; }

    /// <summary>The secret access key.</summary>
    public SecureString? SecretKey { get; init; }

    /// <summary>The session token of temporary keys.</summary>
    public SecureString? SessionToken { get; init; }

    /// <summary>
    /// An object that holds or gets a key pair, from whichever module or load context: its members are read by name at
    /// each use, so that an object which renews itself stays renewed. PowerShell's wrappers must be taken off before:
    /// a PSObject is given as its base object, a PSCustomObject as a dictionary.
    /// </summary>
    public object? Credential { get; init; }

    /// <summary>The profile to sign with. A profile that does not exist is the error <c>ProfileNotFound</c>.</summary>
    public string? ProfileName { get; init; }

    /// <summary>
    /// A credentials file, or a folder with the files <c>credentials</c> and <c>config</c>, in place of the usual ones.
    /// A full path: the engine does not know the shell's current folder.
    /// </summary>
    public string? ProfileLocation { get; init; }

    /// <summary>
    /// The value of the shell variable <c>$StoredAWSCredentials</c>, read as <see cref="Credential"/> is.
    /// </summary>
    public object? StoredCredentials { get; init; }

    /// <summary>
    /// The value of the shell variable <c>$StoredAWSRegion</c>: a string, or an object with <c>SystemName</c>.
    /// </summary>
    public object? StoredRegion { get; init; }

    /// <summary>The region to call, for instance <c>eu-west-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The proxy of all calls, those of AWS STS and IAM Identity Center too; null for that of the environment or the
    /// system. The engine sets it from <see cref="Calls.ClientOptions.Proxy"/>.
    /// </summary>
    public WebProxy? Proxy { get; init; }

    /// <summary>
    /// Whether a service, AWS STS and IAM Identity Center too, may be called over plain http although it is not on this
    /// machine. The engine sets it from <see cref="Calls.ClientOptions.AllowUnencryptedEndpoint"/>.
    /// </summary>
    public bool AllowUnencryptedEndpoint { get; init; }

    /// <summary>
    /// How often a call of AWS STS or IAM Identity Center is sent at most; null for the configured number, else 3. The
    /// engine sets it from <see cref="Calls.ClientOptions.MaxAttempts"/>.
    /// </summary>
    public int? MaxAttempts { get; init; }

    /// <summary>
    /// How long one attempt of such a call may take, in seconds; null for 100. The engine sets it from <see
    /// cref="Calls.ClientOptions.TimeoutSec"/>.
    /// </summary>
    public int? TimeoutSec { get; init; }

    /// <summary>
    /// Names the profile and the region; never a key, and never what a foreign object says of itself.
    /// </summary>
    public override string ToString() =>
        $"{nameof(IdentityOptions)} {{ {nameof(ProfileName)} = {ProfileName}, {nameof(Region)} = {Region} }}";
}
