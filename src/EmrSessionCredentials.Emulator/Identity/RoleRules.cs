using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>
/// What the roles ask of those who assume them; a role without a rule can be assumed by anyone. Thread-safe.
/// </summary>
public sealed class RoleRules
{
    private readonly Lock _lock = new();
    private readonly List<RoleRule> _rules = [];

    internal RoleRules()
    {
    }

    /// <summary>Gets the rules in force, in the order that they were made.</summary>
    public IReadOnlyList<RoleRule> All
    {
        get
        {
            lock (_lock) return [.. _rules];
        }
    }

    /// <summary>Makes a rule for a role.</summary>
    /// <param name="rule"><c>mfa</c>, <c>deny</c> or <c>external-id=ID</c>.</param>
    /// <param name="on">The name of the role, or its ARN.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="FormatException">There is no such rule.</exception>
    public RoleRule Add(string rule, string on)
    {
        RoleRule made = RoleRule.Parse(rule, on);
        lock (_lock) _rules.Add(made);
        return made;
    }

    /// <summary>Takes all rules away.</summary>
    public void Clear()
    {
        lock (_lock) _rules.Clear();
    }

    /// <summary>A rule in one argument, <c>RULE@ROLE</c>.</summary>
    /// <exception cref="FormatException">It is not a rule; the message lists what is.</exception>
    internal void Add(string argument)
    {
        // A role's name can have the character, and so can an external id.
        bool hasId = argument.Contains('=', StringComparison.Ordinal);
        int at = hasId ? argument.LastIndexOf('@') : argument.IndexOf('@', StringComparison.Ordinal);
        _ = at < 0
            ? throw new FormatException($"'{argument}' does not name a role. Write RULE@ROLE. {RoleRule.Kinds}")
            : Add(argument[..at], argument[(at + 1)..]);
    }

    /// <summary>Whether a role can be assumed by who shows this.</summary>
    internal bool Allow(RoleName role, string? externalId = null, bool hasMfa = false) =>
        All.Where(rule => rule.AppliesTo(role)).All(rule => rule.IsMet(externalId, hasMfa));
}
