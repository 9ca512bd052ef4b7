using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// One section of a configuration file: <c>[kind name]</c>, with settings, some of them with settings below.
/// </summary>
internal sealed class IniSection(string kind, string name)
{
    internal const string Profile = "profile";
    internal const string SsoSession = "sso-session";
    internal const string Services = "services";

    /// <summary>One of the constants above; empty for a plain <c>[name]</c>.</summary>
    internal string Kind { get; } = kind;

    internal string Name { get; } = name;

    internal Dictionary<string, string> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal Dictionary<string, Dictionary<string, string>> Nested { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What is wrong with this section alone, without any value: it matters only to who uses the section.
    /// </summary>
    internal string? Problem { get; set; }

    internal static IniSection FromHeader(string header)
    {
        foreach (string kind in new[] { Profile, SsoSession, Services })
        {
            if (header.StartsWith(kind, StringComparison.Ordinal)
                && header.Length > kind.Length && header[kind.Length] is ' ' or '\t')
            {
                return new IniSection(kind, Unquote(header.Substring(kind.Length).Trim()));
            }
        }

        return new IniSection("", Unquote(header));
    }

    // The AWS CLI writes [profile "my name"] for names with spaces.
    private static string Unquote(string name) =>
        name.Length > 2 && name[0] is '"' or '\'' && name[name.Length - 1] == name[0]
            ? name.Substring(1, name.Length - 2)
            : name;
}
