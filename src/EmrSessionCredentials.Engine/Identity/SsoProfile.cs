using System;
using System.Linq;
using Amazon.Runtime;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>The IAM Identity Center settings of a profile, its own or those of the sso-session that it names.</summary>
internal static class SsoProfile
{
    /// <exception cref="SessionCredentialException">
    /// <c>InvalidProfile</c>, <c>InvalidRegion</c>, <c>UnencryptedEndpoint</c>.
    /// </exception>
    internal static SSOAWSCredentials Create(ProfileSection profile, ProfileStore store, IdentityOptions options)
    {
        string? session = profile.Get("sso_session");
        IniSection? section = session is null ? null : store.FindShared(IniSection.SsoSession, session, profile);
        string? different = section?.Settings.Keys.FirstOrDefault(setting =>
            profile.Get(setting) is string own
                && !string.Equals(own, section.Settings[setting], StringComparison.Ordinal));
        if (different is not null)
        {
            throw IdentityErrors.InvalidProfile(
                profile, $"has another {different} than its sso-session '{session}'", $"Remove {different} from one of the two.");
        }

        return SsoClients.CreateCredentials(
            Required("sso_account_id"),
            RegionName.Check(Required("sso_region"), $"sso_region of the {profile.Source}"),
            Required("sso_role_name"),
            Required("sso_start_url"),
            session,
            options,
            store);

        string Required(string setting) =>
            (section is not null && section.Settings.TryGetValue(setting, out string? value) ? value : profile.Get(setting))
            ?? throw IdentityErrors.InvalidProfile(
                profile,
                section is null
                    ? $"has no {setting}, which a profile of IAM Identity Center needs"
                    : $"has no {setting}, and its sso-session '{session}' has none",
                $"Add {setting}.");
    }
}
