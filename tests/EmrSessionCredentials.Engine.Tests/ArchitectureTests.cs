using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Tests;

/// <summary>Who may know whom, read from the assemblies that were built, and the rooms of the engine, read from its sources.</summary>
public sealed partial class ArchitectureTests
{
    private const string Prefix = "EmrSessionCredentials";
    private const int Limit = 1000;

    private static readonly string[] Libraries = ["Microsoft.Bcl.", "Microsoft.Win32.Primitives", "System.", "mscorlib", "netstandard"];

    [Theory]
    [InlineData("EmrSessionCredentials.Model", "")]
    [InlineData("EmrSessionCredentials", "EmrSessionCredentials.Model System.Management.Automation")]
    [InlineData(
        "EmrSessionCredentials.Engine",
        "AWSSDK.Core AWSSDK.SSO AWSSDK.SSOOIDC AWSSDK.SecurityToken EmrSessionCredentials.Model EmrSessionCredentials.ServiceClients")]
    [InlineData("EmrSessionCredentials.ServiceClients", "AWSSDK.Core")]
    [InlineData("EmrSessionCredentials.Loader", "System.Management.Automation")]
    public void An_assembly_references_no_other_than_its_own(string assembly, string references)
    {
        foreach (string framework in (string[])["net8.0", "netstandard2.0", "net472"])
        {
            string folder = Path.Combine(Repository.Root, "src", assembly, "bin", Configuration, framework);
            if (Directory.Exists(folder))
                Assert.Empty(ReferencesOf(Directory.GetFiles(folder, assembly + ".*dll").Single(IsAssembly)).Except(references.Split(' ')));
        }

        bool IsAssembly(string path) => Path.GetFileName(path) is { } name
            && (string.Equals(name, assembly + ".dll", StringComparison.Ordinal) || VersionedName().IsMatch(name));
    }

    [Fact]
    public void The_emulator_references_nothing_of_the_module() => Assert.DoesNotContain(
        ReferencesOf(Path.Combine(AppContext.BaseDirectory, "EmrSessionCredentials.Emulator.dll")),
        name => name.StartsWith(Prefix, StringComparison.Ordinal));

    [Theory]
    [InlineData("Input", "")]
    [InlineData("Settings", "Input")]
    [InlineData("Http", "Input Settings")]
    [InlineData("Identity", "Http Input Settings")]
    [InlineData("Reuse", "Identity")]
    [InlineData("Sessions", "Http Identity Input Reuse Settings")]
    [InlineData("Listing", "Sessions")]
    public void A_room_of_the_engine_uses_only_rooms_below_it(string room, string below)
    {
        string code = string.Join('\n', Files(room).Select(file => Comment().Replace(File.ReadAllText(file), "")));
        IEnumerable<string> used = Directory.GetDirectories(Engine).Select(folder => Path.GetFileName(folder)!)
            .Where(other => other is not ("bin" or "obj") && !string.Equals(other, room, StringComparison.Ordinal))
            .Where(other => Files(other).Any(file => IsUsed(Path.GetFileNameWithoutExtension(file))));

        Assert.Equal(below.Split(' ', StringSplitOptions.RemoveEmptyEntries), used.Order(StringComparer.Ordinal));

        static string[] Files(string room) => Directory.GetFiles(Path.Combine(Engine, room), "*.cs");

        bool IsUsed(string type) =>
            Regex.IsMatch(code, $@"(?<![.\w]){type}\b", RegexOptions.None, TimeSpan.FromMilliseconds(Limit));
    }

    [Fact]
    public void Outside_the_service_clients_AWSSDKs_internals_are_used_for_its_pipeline_and_its_fixed_settings_only()
    {
        IEnumerable<string> files = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(
                part => part is "bin" or "obj" or "EmrSessionCredentials.ServiceClients" or "EmrSessionCredentials.Emulator"))
            .Where(file => AmazonInternal().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file));

        Assert.Equal(
            ["BoundedCall.cs", "CallObserver.cs", "CallTrace.cs", "ErrorAnswer.cs", "IdentityClients.cs", "ObservedClients.cs", "ReceivedResponse.cs"],
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_engine_names_no_parameter_of_a_cmdlet()
    {
        string[] named =
        [
            .. Directory.GetFiles(Engine, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(file => File.ReadLines(file).Select(line => line.Trim()).Where(line => !line.StartsWith("//", StringComparison.Ordinal)))
                .Where(line => Parameter().IsMatch(line) && !OtherModule().IsMatch(line)),
        ];

        Assert.Empty(named);
    }

    private static string Engine => Path.Combine(Repository.Root, "src", "EmrSessionCredentials.Engine");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string[] ReferencesOf(string path)
    {
        using PEReader file = new([.. File.ReadAllBytes(path)]);
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => name is "System.Management.Automation" || (name is not "System" && !Libraries.Any(name.StartsWith)))
                .Order(StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex(@"\.[0-9]+\.[0-9]+\.[0-9]+\.dll$", RegexOptions.None, Limit)]
    private static partial Regex VersionedName();

    [GeneratedRegex("//.*", RegexOptions.None, Limit)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bAmazon(\.\w+)*\.Internal\b", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex AmazonInternal();

    [GeneratedRegex("""[ "'(]-[A-Z][A-Za-z]+|[A-Z][a-z]+-EMR""", RegexOptions.None, Limit)]
    private static partial Regex Parameter();

    // Commands of AWS Tools and of the AWS CLI, which the advice may name.
    [GeneratedRegex("Invoke-AWSSSOLogin|Use-STSRole|-SerialNumber|aws sso", RegexOptions.None, Limit)]
    private static partial Regex OtherModule();
}
