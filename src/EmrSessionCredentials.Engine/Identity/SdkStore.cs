using System;
using System.Collections.Generic;
using Amazon.Runtime.CredentialManagement;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The encrypted store of AWSSDK and the Visual Studio toolkit, which exists on Windows alone. There it comes before
/// the files, because Set-AWSCredential -StoreAs writes to it.
/// </summary>
internal static class SdkStore
{
    internal const string Description = "the encrypted store of AWS Tools";

#if NETFRAMEWORK
    private const bool Exists = true;
#else
    private static bool Exists => OperatingSystem.IsWindows();
#endif

    internal static IReadOnlyList<string> Names => Exists ? new NetSDKCredentialsFile().ListProfileNames() : [];

    internal static ProfileSection? Find(string name, Func<string, IniSection?> services)
    {
        if (!Exists || !new NetSDKCredentialsFile().TryGetProfile(name, out CredentialProfile profile))
            return null;

        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        Add("region", profile.Region?.SystemName);
        Add("endpoint_url", profile.EndpointUrl);
        Add("services", profile.Services);
        Add("ignore_configured_endpoint_urls", profile.IgnoreConfiguredEndpointUrls?.ToString());
        Add("retry_mode", profile.RetryMode?.ToString());
        Add("max_attempts", profile.MaxAttempts?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("use_fips_endpoint", profile.UseFIPSEndpoint?.ToString());
        Add("use_dualstack_endpoint", profile.UseDualstackEndpoint?.ToString());
        Add("role_arn", profile.Options.RoleArn);
        Add("source_profile", profile.Options.SourceProfile);
        Add("mfa_serial", profile.Options.MfaSerial);
        string source = $"profile '{profile.Name}' in {Description}";
        return new ProfileSection(profile.Name, source, settings, services, profile);

        void Add(string setting, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                settings[setting] = value!;
        }
    }
}
