using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// A configuration file as it was when read. AWSSDK's own reader is not used for three reasons: it fixes the paths when
/// it is first touched and so misses later changes of AWS_CONFIG_FILE; it reads each file anew for each profile; and
/// its errors quote the offending line, which may well be a secret key.
/// </summary>
internal sealed class IniDocument
{
    private const int MaximumBytes = 1024 * 1024;

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
        if (Directory.Exists(path))
            throw new UnreadableFileException($"{path} is a folder, not a file");
        if (!File.Exists(path))
            return mustExist ? throw new UnreadableFileException($"{path} does not exist") : document;

        try
        {
            // A pipe or a device has no length, and may never end.
            long length = new FileInfo(path).Length;
            if (length == 0)
                return document;
            if (length > MaximumBytes)
                throw new UnreadableFileException($"{path} is longer than {MaximumBytes} bytes");

            // Login tools rewrite these files at any time; that must not make them unreadable on Windows.
            using FileStream stream = new(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(stream);
            document.Parse(reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or SecurityException or NotSupportedException)
        {
            throw new UnreadableFileException($"{path} cannot be opened ({exception.GetType().Name})", exception);
        }

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
