using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EmrSessionCredentials.Emulator.CommandLine;

/// <summary>An option that is a port.</summary>
internal static class PortOption
{
    internal static Option<int> Of(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PORT",
        CustomParser = result => Parse(name, result),
    };

    private static int Parse(string name, ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            result.AddError($"{name} must be from 0 to 65535.");
        return port;
    }
}
