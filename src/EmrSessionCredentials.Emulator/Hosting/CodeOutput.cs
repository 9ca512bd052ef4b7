namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>What a Livy statement and a notebook cell give. No code is run.</summary>
internal static class CodeOutput
{
    internal static string Of(string code) => $"emulated: {code}";
}
