using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// One section of a configuration file: <c>[kind name]</c>, with settings, some of them with settings below. A section
/// that is in the file twice is one section; the later setting counts, as in the AWS SDKs.
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

    /// <summary>The settings without a value and without settings below.</summary>
    internal HashSet<string> Empty { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal Dictionary<string, Dictionary<string, string>> Nested { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The line that cannot be read, without any value. It matters only to those who use the section.
    /// </summary>
    internal string? Problem { get; set; }

    /// <summary>The line that repeats a setting: nothing says which of the two is meant.</summary>
    internal string? Repetition { get; set; }

    /// <summary>
    /// Whether the header names the section. What is after an open bracket may be anything, also a key.
    /// </summary>
    internal bool IsNamed { get; set; } = true;

    /// <summary>Whether the file has the section more than once.</summary>
    internal bool IsRepeated { get; set; }

    /// <summary>Whether this is the section that a header names.</summary>
    internal bool Is(string kind, string name) =>
        string.Equals(Kind, kind, StringComparison.Ordinal) && string.Equals(Name, name, StringComparison.Ordinal);

    /// <summary>
    /// Whether this is the section that is meant, although its name has quotation marks or white space around it.
    /// </summary>
    internal bool Resembles(string kind, string name) =>
        string.Equals(Kind, kind, StringComparison.Ordinal)
            && string.Equals(Unquote(Name.Trim()), name, StringComparison.Ordinal);

    /// <summary>Takes the settings of another section that this one does not have.</summary>
    internal void Inherit(IniSection other)
    {
        foreach (KeyValuePair<string, string> setting in other.Settings)
        {
            if (!Has(setting.Key))
                Settings.Add(setting.Key, setting.Value);
        }

        foreach (KeyValuePair<string, Dictionary<string, string>> setting in other.Nested)
        {
            if (!Has(setting.Key))
                Nested.Add(setting.Key, setting.Value);
        }

        Problem ??= other.Problem;
        Repetition ??= other.Repetition;
    }

    private bool Has(string setting) =>
        Settings.ContainsKey(setting) || Nested.ContainsKey(setting) || Empty.Contains(setting);

    /// <param name="text">What is between the brackets.</param>
    internal static IniSection FromHeader(string text)
    {
        string header = text.Trim();
        foreach (string kind in new[] { Profile, SsoSession, Services })
        {
            if (header.StartsWith(kind, StringComparison.Ordinal)
                && header.Length > kind.Length && header[kind.Length] is ' ' or '\t')
            {
                return new IniSection(kind, Unquote(header.Substring(kind.Length).Trim()));
            }
        }

        return new IniSection("", text);
    }

    // The AWS CLI writes [profile "my name"] for names with spaces.
    private static string Unquote(string name) =>
        name.Length > 2 && name[0] is '"' or '\'' && name[name.Length - 1] == name[0]
            ? name.Substring(1, name.Length - 2)
            : name;
}
