using System;

namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>What the emulator knows of those who call it beside the keys that it was started with.</summary>
internal sealed class Identities(TimeProvider time)
{
    internal TimeProvider Time => time;

    internal RoleSessions Sessions { get; } = new(time);

    internal RoleRules Rules { get; } = new();

    internal LoginTokens Logins { get; } = new(time);
}
