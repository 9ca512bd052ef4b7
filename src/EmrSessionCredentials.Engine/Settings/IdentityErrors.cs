using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Amazon;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Settings;

/// <summary>The errors that name a profile or a file, in one place so that they all read alike.</summary>
internal static class IdentityErrors
{
    private const int MaxNames = 10;

    // The caller's cmdlet knows how ProfileLocation is typed.
    private const string OtherFile =
        "name another file with ProfileLocation, AWS_SHARED_CREDENTIALS_FILE or AWS_CONFIG_FILE";

    internal static SessionCredentialException InvalidProfile(
        ProfileSection profile, string what, string advice) =>
        Configuration(IdentityErrorCodes.InvalidProfile, $"The {profile.Source} {what}.", advice, profile.Source);

    internal static SessionCredentialException InvalidFile(string problem, string profile) => Configuration(
        IdentityErrorCodes.InvalidCredentialsFile,
        $"The configuration for profile '{profile}' cannot be read: {problem}.",
        $"Correct that file, or {OtherFile}.",
        $"profile '{profile}'");

    internal static SessionCredentialException InvalidSetting(string value, string source, string rule) =>
        Configuration(IdentityErrorCodes.InvalidSetting, $"'{value}' ({source}) is {rule}.", "Correct or remove this setting.", source);

    internal static SessionCredentialException ProfileNotFound(
        string name, string askedBy, string lookedIn, IReadOnlyList<string> names) => Configuration(
        IdentityErrorCodes.ProfileNotFound,
        $"The profile '{name}' ({askedBy}) does not exist. Looked in {lookedIn}.",
        names.Count == 0
            ? $"Create the profile, for instance with 'aws configure', or {OtherFile}."
            : $"Name one of the profiles {Closest(name, names)}.",
        name);

    internal static SessionCredentialException IncompleteKeys(string given, string missing, string setting) => new(
        FailureKind.InvalidParameter,
        IdentityErrorCodes.IncompleteKeys,
        $"{given} is set without {missing}.",
        "Set both, or neither to use the credentials of another source.")
    {
        Setting = setting,
    };

    /// <summary>
    /// The error where an assembly lacks what was compiled against it; null where that is not the cause.
    /// </summary>
    internal static SessionCredentialException? AssemblyConflict(Exception failure)
    {
        Exception? cause = ForeignException.Chain(failure).Find(e =>
            e is MissingMemberException or FileLoadException or (TypeLoadException and not DllNotFoundException));
        if (cause is null)
            return null;
        Assembly sdk = typeof(RegionEndpoint).Assembly;
        string? version = sdk.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version;
        return new SessionCredentialException(
            FailureKind.InvalidConfiguration,
            IdentityErrorCodes.AssemblyConflict,
            $"An assembly of another version is loaded: AWSSDK.Core {version} from {sdk.Location}. {cause.Message}",
            "Start a new session, and import EmrSessionCredentials before other modules that use the AWS SDK.",
            failure);
    }

    /// <param name="setting">The parameter, variable, profile or file that the error is about.</param>
    internal static SessionCredentialException Configuration(
        string code, string message, string advice, string? setting = null) =>
        new(FailureKind.InvalidConfiguration, code, message, advice) { Setting = setting };

    // The likeliest slip first: a person looks at the first name or two.
    private static string Closest(string wanted, IReadOnlyList<string> names)
    {
        IEnumerable<string> near = names
            .OrderBy(name => Distance(wanted.ToUpperInvariant(), name.ToUpperInvariant()))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(MaxNames);
        string more = names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : "";
        return string.Join(", ", near) + more;
    }

    // Levenshtein's distance, two rows.
    private static int Distance(string left, string right)
    {
        int[] before = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = before[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(before[j], row[j - 1]) + 1);
            }

            before = row;
        }

        return before[right.Length];
    }
}
