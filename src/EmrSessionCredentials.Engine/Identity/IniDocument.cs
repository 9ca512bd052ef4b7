using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// A configuration file as it was when read. AWSSDK's own reader is not used for three reasons: it fixes the paths when
/// it is first touched and so misses later changes of AWS_CONFIG_FILE; it reads each file anew for each profile; and
/// its errors quote the offending line, which may well be a secret key.
/// </summary>
internal sealed class IniDocument
{
    private readonly List<IniSection> _sections = [];

    private IniDocument(string path) => Path = path;

    internal string Path { get; }

    internal IEnumerable<IniSection> Sections => _sections;

    internal IniSection? Find(string kind, string name) => _sections.FirstOrDefault(section =>
        string.Equals(section.Kind, kind, StringComparison.Ordinal)
        && string.Equals(section.Name, name, StringComparison.Ordinal));

    /// <summary>Reads a file; one that does not exist is empty unless it was asked for by name.</summary>
    /// <exception cref="UnreadableFileException">
    /// It cannot be read or understood; the message has no content of it.
    /// </exception>
    internal static IniDocument Read(string path, bool mustExist)
    {
        IniDocument document = new(path);
        if (!mustExist && !File.Exists(path) && !Directory.Exists(path))
            return document;

        using MemoryStream content = new(BoundedFile.Read(path));
        using StreamReader reader = new(content);
        document.Parse(reader);
        return document;
    }

    private void Parse(TextReader reader)
    {
        IniSection? section = null;
        string? parent = null;
        int parentIndent = 0;
        int number = 0;
        while (reader.ReadLine() is string raw)
        {
            number++;
            string line = raw.Trim();
            int indent = raw.Length - raw.TrimStart().Length;
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;

            if (line[0] == '[')
            {
                section = IniSection.FromHeader(Header(line, number));
                _sections.Add(section);
                parent = null;
                continue;
            }

            int equals = line.IndexOf('=');
            if (equals <= 0)
                throw Broken(number, "is neither a section, a setting nor a comment");
            if (section is null)
                throw Broken(number, "stands before the first section");

            string key = line.Substring(0, equals).Trim();
            string value = line.Substring(equals + 1).Trim();
            bool below = parent is not null && indent > parentIndent;
            if (!below)
                (parent, parentIndent) = value.Length == 0 ? (key, indent) : (null, 0);
            Add(section, below ? parent : null, key, value, number);
        }
    }

    private static void Add(IniSection section, string? parent, string key, string value, int number)
    {
        Dictionary<string, string> settings = section.Settings;
        if (parent is not null && !section.Nested.TryGetValue(parent, out settings!))
            section.Nested[parent] = settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        if (settings.ContainsKey(key))
            section.Problem ??= $"line {number} repeats the setting {key}";
        else if (value.Length > 0)
            settings[key] = value;
    }

    private string Header(string line, int number)
    {
        // Nothing may follow, not even a comment: AWSSDK, which reads the file as well, has it so.
        string name = line[line.Length - 1] == ']' ? line.Substring(1, line.Length - 2).Trim() : "";
        return name.Length > 0
            ? name
            : throw Broken(number, "begins a section but does not close it");
    }

    // The number and never the line: it may hold a key.
    private UnreadableFileException Broken(int number, string what) => new($"line {number} of {Path} {what}");
}
