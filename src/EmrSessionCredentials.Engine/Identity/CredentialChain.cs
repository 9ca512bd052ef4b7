using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Follows source_profile from a profile to the one that has credentials of its own, and says what is wrong on the way
/// before AWSSDK is asked: it would find out at the first use, and in fewer words.
/// </summary>
internal static class CredentialChain
{
    /// <summary>The profile at the end: the one that a login belongs to.</summary>
    /// <exception cref="SessionCredentialException">
    /// A loop, a missing source, or a profile that asks for MFA.
    /// </exception>
    internal static ProfileSection Follow(ProfileSection first, ProfileStore store)
    {
        List<string> seen = [];
        ProfileSection profile = first;
        while (true)
        {
            seen.Add(profile.Name);
            if (profile.Get("role_arn") is not null && profile.Get("mfa_serial") is not null)
                throw MfaRequired(profile);
            if (profile.Get("role_arn") is null || profile.Get("source_profile") is not string source)
                return profile;

            if (seen.Contains(source, StringComparer.Ordinal))
            {
                throw IdentityErrors.Configuration(
                    IdentityErrorCodes.SourceProfileLoop,
                    $"The {first.Source} never comes to credentials: {string.Join(" -> ", seen)} -> {source}.",
                    $"Let source_profile of '{profile.Name}' name a profile that has credentials of its own.");
            }

            profile = store.Find(source)
                ?? throw store.NotFound(source, $"source_profile of the {profile.Source}");
        }
    }

    private static SessionCredentialException MfaRequired(ProfileSection profile) => IdentityErrors.Configuration(
        IdentityErrorCodes.MfaRequired,
        $"The {profile.Source} asks for an MFA code (mfa_serial), and it cannot be asked for here.",
        "Assume the role yourself and hand over what you get: (Use-STSRole -RoleArn … -RoleSessionName … "
        + "-SerialNumber … -TokenCode …).Credentials as Credential, or the environment variables that "
        + $"'aws configure export-credentials --profile {profile.Name} --format powershell' prints.");
}
