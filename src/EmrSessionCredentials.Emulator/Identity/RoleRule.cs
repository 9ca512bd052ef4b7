using System;

namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>What a role asks of those who assume it.</summary>
public sealed record RoleRule
{
    internal const string Kinds = "A RULE is mfa, external-id=ID or deny; a ROLE is a name or an ARN.";

    private const string Mfa = "mfa";
    private const string Deny = "deny";
    private const string ExternalId = "external-id=";

    private RoleRule(string rule, string on) => (Rule, On) = (rule, on);

    /// <summary>Gets the rule as written: <c>mfa</c>, <c>deny</c> or <c>external-id=ID</c>.</summary>
    public string Rule { get; }

    /// <summary>Gets the name or the ARN of the role.</summary>
    public string On { get; }

    internal static RoleRule Parse(string rule, string on)
    {
        bool isRule = rule is Mfa or Deny
            || (rule.StartsWith(ExternalId, StringComparison.Ordinal) && rule.Length > ExternalId.Length);
        return isRule && on.Length > 0
            ? new RoleRule(rule, on)
            : throw new FormatException($"'{rule}' is not a rule for the role '{on}'. {Kinds}");
    }

    internal bool AppliesTo(RoleName role) =>
        string.Equals(On, role.Arn, StringComparison.Ordinal) || string.Equals(On, role.Name, StringComparison.Ordinal);

    internal bool IsMet(string? externalId, bool hasMfa) => Rule switch
    {
        Mfa => hasMfa,
        Deny => false,
        _ => string.Equals(Rule[ExternalId.Length..], externalId, StringComparison.Ordinal),
    };
}
