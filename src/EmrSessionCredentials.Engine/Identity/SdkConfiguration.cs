using System;
using System.Text.RegularExpressions;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// AWSSDK.Core reads the usual files and some variables on its own account before it asks the instance metadata
/// service, and fails for good if it cannot: every later call in the process throws the same
/// TypeInitializationException, whose inner exception quotes the line that it could not read, secret key or not. So
/// that is tried before, in a way that can be repeated.
/// </summary>
internal static class SdkConfiguration
{
    private static volatile bool _initialised;

    /// <exception cref="SessionCredentialException"><c>InvalidCredentialsFile</c>, <c>InvalidSetting</c>.</exception>
    internal static void Initialise(ProfileStore store)
    {
        if (_initialised)
            return;

        try
        {
            string profile = DefaultAWSCredentialsIdentityResolver.GetProfileName();
            _ = new CredentialProfileStoreChain().TryGetProfile(profile, out _);
        }
        catch (Exception exception)
        {
            // Most likely it is a file of the store, whose own words for it are better.
            _ = store.Active;
            throw IdentityErrors.UnreadableBySdk(Problem(exception));
        }

        try
        {
            _ = new EnvironmentVariableInternalConfiguration();
        }
        catch (Exception)
        {
            throw IdentityErrors.Configuration(
                IdentityErrorCodes.InvalidSetting,
                "An environment variable that AWSSDK reads has an invalid value: "
                + "AWS_EC2_METADATA_SERVICE_ENDPOINT (a URL) or AWS_IGNORE_CONFIGURED_ENDPOINT_URLS (true or false).",
                "Correct or remove it.",
                "AWS_EC2_METADATA_SERVICE_ENDPOINT, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        }

        // Now, while all is well; from here on a file that breaks is an error of the call that reads it.
        _ = FallbackInternalConfigurationFactory.RetryMode;
        _initialised = true;
    }

    private static string Problem(Exception exception)
    {
        Match line = Regex.Match(
            exception.Message,
            @"\A(?<line>Line [0-9]+):<.*> in file (?<file>.+) does not contain",
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(1));
        return line.Success
            ? $"{line.Groups["line"].Value} of {line.Groups["file"].Value} is neither a section, a setting nor "
                + "a comment"
            : $"AWSSDK cannot read {SharedCredentialsFile.DefaultFilePath} or "
                + $"{SharedCredentialsFile.DefaultConfigFilePath} ({exception.GetType().Name})";
    }
}
