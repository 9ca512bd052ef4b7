using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using System.Security;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Reads a key pair out of an object by the names of its members. Never by its type: the type may well be AWSSDK.Core's
/// own, but of another load context, and is then no type that this assembly knows.
/// </summary>
internal static class CredentialObject
{
    internal const string Shape =
        "AccessKey or AccessKeyId, SecretKey or SecretAccessKey, and Token or SessionToken as string or SecureString; "
        + "or GetCredentials() or Credentials, which give an object that has these";

    private static readonly string[] AccessKeyNames = ["AccessKey", "AccessKeyId"];
    private static readonly string[] SecretKeyNames = ["SecretKey", "SecretAccessKey"];
    private static readonly string[] TokenNames = ["Token", "SessionToken"];

    // AWSPSCredentials -> AWSCredentials -> ImmutableCredentials is two deep; an object that gives itself ends here.
    private const int DeepestNesting = 4;

    /// <summary>Reads the object as it is now.</summary>
    /// <param name="setting">The parameter or variable that has the object.</param>
    /// <exception cref="SessionCredentialException"><c>InvalidCredentialObject</c>.</exception>
    internal static async Task<ImmutableCredentials> ReadAsync(object source, string setting) =>
        await FindAsync(source, 0).ConfigureAwait(false)
        ?? throw new SessionCredentialException(
            FailureKind.InvalidParameter,
            IdentityErrorCodes.InvalidCredentialObject,
            $"No key pair can be read from an object of the type {source.GetType().FullName} ({setting}).",
            $"Give an object with {Shape}.")
        {
            Setting = setting,
        };

    private static async Task<ImmutableCredentials?> FindAsync(object? candidate, int depth)
    {
        if (candidate is null || depth > DeepestNesting)
            return null;
        if (ReadKeys(candidate) is ImmutableCredentials keys)
            return keys;

        object? given = await CallGetCredentialsAsync(candidate).ConfigureAwait(false);
        return await FindAsync(given, depth + 1).ConfigureAwait(false)
            ?? await FindAsync(Member(candidate, ["Credentials"]), depth + 1).ConfigureAwait(false);
    }

    private static ImmutableCredentials? ReadKeys(object candidate) =>
        SecretText.Of(Member(candidate, AccessKeyNames)) is string accessKey
        && SecretText.Of(Member(candidate, SecretKeyNames)) is string secretKey
        // Without a token that cannot be read, temporary keys are refused, and nobody sees why.
        && Member(candidate, TokenNames) is var token && token is null or string or SecureString
            ? new ImmutableCredentials(accessKey, secretKey, SecretText.Of(token))
            : null;

    private static object? Member(object candidate, string[] names) => names
        .Select(name => candidate is IDictionary dictionary ? Entry(dictionary, name) : Property(candidate, name))
        .FirstOrDefault(value => value is not null);

    private static object? Entry(IDictionary dictionary, string name)
    {
        // Not every dictionary ignores case; PowerShell's users do.
        foreach (DictionaryEntry entry in dictionary)
        {
            if (string.Equals(entry.Key as string, name, StringComparison.OrdinalIgnoreCase))
                return entry.Value;
        }

        return null;
    }

    // Non-public ones, too: AWSPSCredentials keeps what it wraps in an internal property.
    private static object? Property(object candidate, string name) => Unwrapped(() => candidate.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)
            && property.CanRead && property.GetIndexParameters().Length == 0)?
        .GetValue(candidate));

    private static async Task<object?> CallGetCredentialsAsync(object candidate)
    {
        if (Call(candidate, "GetCredentialsAsync") is not Task task)
            return Call(candidate, "GetCredentials");

        await task.ConfigureAwait(false);
        return Property(task, nameof(Task<>.Result));
    }

    private static object? Call(object candidate, string method) => Unwrapped(() => candidate.GetType()
        .GetMethod(method, BindingFlags.Instance | BindingFlags.Public, null, Type.EmptyTypes, null)?
        .Invoke(candidate, null));

    // What the member threw, not that reflection called it: the explanation goes by the exception's type.
    private static object? Unwrapped(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception.InnerException).Throw();
            throw;
        }
    }
}
