using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// A configuration file as it was when read, by the rules of botocore and of the AWS SDKs. AWSSDK's own reader is not
/// used for three reasons: it fixes the paths when it is first used and so misses later changes of AWS_CONFIG_FILE; it
/// reads each file again for each profile; and its errors quote the line that cannot be read, which may be a secret
/// key.
/// </summary>
internal sealed class IniDocument
{
    private readonly string _path;
    private readonly List<IniSection> _sections = [];

    // The section that lines belong to, the settings since its header, and the one that an indented line continues.
    private IniSection? _section;
    private HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private string? _setting;
    private int _indent;

    private IniDocument(string path) => _path = path;

    internal IReadOnlyList<IniSection> Sections => _sections;

    /// <summary>
    /// The section of that name, else one that botocore finds by its name with the quotation marks only.
    /// </summary>
    internal IniSection? Find(string kind, string name) =>
        FindExactly(kind, name) ?? _sections.FirstOrDefault(section => section.Resembles(kind, name));

    private IniSection? FindExactly(string kind, string name) =>
        _sections.FirstOrDefault(section => section.Is(kind, name));

    /// <summary>
    /// Reads a file; one that does not exist is empty unless it was asked for by name. So is a folder.
    /// </summary>
    /// <exception cref="UnreadableFileException">It cannot be read; the message has no content of it.</exception>
    internal static IniDocument Read(string path, bool mustExist)
    {
        IniDocument document = new(path);
        if (!File.Exists(path))
            return mustExist ? throw new UnreadableFileException($"{path} does not exist") : document;

        using TextReader reader = BoundedFile.OpenText(path);
        int number = 0;
        while (reader.ReadLine() is string line)
            document.Add(line, ++number);
        document.Inherit();
        return document;
    }

    // Python's parser, which the AWS CLI uses, passes the settings of [DEFAULT] on to every section.
    private void Inherit()
    {
        if (FindExactly("", "DEFAULT") is not { } common)
            return;
        _sections.Remove(common);
        foreach (IniSection section in _sections)
            section.Inherit(common);
    }

    private void Add(string raw, int number)
    {
        string line = raw.Trim();
        if (line.Length == 0 || line[0] is '#' or ';')
            return;

        int indent = raw.Length - raw.TrimStart().Length;
        if (_section is not null && _setting is not null && indent > _indent)
            Continue(_section, _setting, WithoutComment(line), number);
        else if (line[0] == '[')
            Begin(line, number);
        else
            Set(line, indent, number);
    }

    private void Begin(string line, int number)
    {
        IniSection named = IniSection.FromHeader(Header(line, out bool isClosed));
        IniSection? known = FindExactly(named.Kind, named.Name);
        if (known is null)
            _sections.Add(named);
        else
            known.IsRepeated = true;
        _section = known ?? named;
        _written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        _setting = null;
        if (isClosed && named.Name.Trim().Length > 0)
            return;
        _section.IsNamed = false;
        _section.Problem ??= Broken(number, "does not name and close a section: [name]");
    }

    private void Set(string line, int indent, int number)
    {
        _indent = indent;
        _setting = null;
        // Before the first section there is no profile that the line could belong to.
        if (_section is null)
            return;

        int at = line.IndexOfAny(['=', ':']);
        string name = at < 0 ? "" : line.Substring(0, at).Trim();
        if (name.Length == 0)
        {
            _section.Problem ??= Broken(number, "is not a section, a setting or a comment");
            return;
        }

        string value = WithoutComment(line.Substring(at + 1).Trim());
        if (!_written.Add(name))
            _section.Repetition ??= Broken(number, $"repeats the setting {name}");
        _setting = name;
        _section.Nested.Remove(name);
        _section.Settings.Remove(name);
        _section.Empty.Remove(name);
        // An empty value counts as none.
        if (value.Length > 0)
            _section.Settings[name] = value;
        else
            _section.Empty.Add(name);
    }

    // Below a setting without a value are settings of a service; below another one is more of its value.
    private void Continue(IniSection section, string setting, string line, int number)
    {
        if (section.Settings.TryGetValue(setting, out string? value))
        {
            section.Settings[setting] = value + "\n" + line;
            return;
        }

        if (!section.Nested.TryGetValue(setting, out Dictionary<string, string>? nested))
            section.Nested[setting] = nested = new Dictionary<string, string>(StringComparer.Ordinal);
        int at = line.IndexOf('=');
        if (at <= 0)
        {
            section.Problem ??= Broken(number, $"is not a setting below {setting}");
            return;
        }

        string text = line.Substring(at + 1).Trim();
        if (text.Length > 0)
            nested[line.Substring(0, at).Trim()] = text;
    }

    // A name may have brackets in it, and a comment may follow the one that closes the section.
    private static string Header(string line, out bool isClosed)
    {
        int end = -1;
        for (int at = line.IndexOf(']'); at >= 0; at = line.IndexOf(']', at + 1))
        {
            end = at;
            string rest = line.Substring(at + 1).TrimStart();
            if (rest.Length == 0 || rest[0] is '#' or ';')
                break;
        }

        isClosed = end >= 0;
        return isClosed ? line.Substring(1, end - 1) : line.Substring(1);
    }

    // A secret key may have these characters in it, but no white space before them.
    private static string WithoutComment(string value)
    {
        for (int at = value.IndexOfAny(['#', ';']); at >= 0; at = value.IndexOfAny(['#', ';'], at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(value[at - 1]))
                return value.Substring(0, at).TrimEnd();
        }

        return value;
    }

    // The number and never the line: it may hold a key.
    private string Broken(int number, string what) => $"line {number} of {_path} {what}";
}
