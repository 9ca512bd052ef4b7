using System.Globalization;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// Settings that an environment variable or, after it, the active profile can give; checked, with their source.
/// </summary>
internal static class SettingValue
{
    internal static bool? Flag(string variable, string setting, ProfileSection? profile) =>
        Find(variable, setting, profile) is not (string value, string source) ? null
        : bool.TryParse(value, out bool flag) ? flag
        : throw IdentityErrors.InvalidSetting(value, source, "neither true nor false");

    internal static int? Count(string variable, string setting, ProfileSection? profile, int most) =>
        Find(variable, setting, profile) is not (string value, string source) ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count > 0 && count <= most
            ? count
        : throw IdentityErrors.InvalidSetting(value, source, $"not a whole number from 1 to {most}");

    internal static (string Value, string Source)? Find(string variable, string setting, ProfileSection? profile) =>
        EnvironmentSetting.Get(variable) is string fromEnvironment
            ? (fromEnvironment, $"the environment variable {variable}")
            : profile?.Get(setting) is string fromProfile ? (fromProfile, $"{setting} of the {profile.Source}")
            : null;
}
