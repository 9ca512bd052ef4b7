using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Pester.Tests;

/// <summary>
/// A build of the module with another version, and with AWS's service packages in place of this project's clients. Those
/// packages cannot be restored everywhere, so the clients are packed under their names, into a feed of the test's own.
/// </summary>
public sealed class OtherBuild : IAsyncLifetime
{
    internal const string ModuleVersion = "99.0.0";
    private const string PackageVersion = "4.999.0";

    private static readonly TimeSpan SilenceLimit = TimeSpan.FromMinutes(5);

    private readonly string _scratch = Directory.CreateTempSubdirectory("emr-build-").FullName;

    internal static IReadOnlyList<string> Services { get; } = ["EMRContainers", "ElasticMapReduce", "EMRServerless"];

    /// <summary>Files that an earlier build laid down and this one does not.</summary>
    internal static IReadOnlyList<string> Strays { get; } =
        ["gone.txt", "en-US/Gone.md", "bin/Gone.Loader.dll", "bin/Core/Gone.dll", "bin/Core/lib/Gone.dll", "bin/Desktop/Gone.dll"];

    /// <summary>The manifest of the module that was built.</summary>
    internal string Manifest { get; private set; } = "";

    /// <summary>The manifest of the module of this repository.</summary>
    internal static string OwnManifest =>
        Directory.GetFiles(Path.Combine(Repository.Root, "out"), "EmrSessionCredentials.psd1", SearchOption.AllDirectories).Single();

    public async ValueTask InitializeAsync()
    {
        string feed = Path.Combine(_scratch, "feed");
        foreach (string service in Services)
            await DotnetAsync("pack", WritePackage(service), "-o", feed);
        string tree = CopySources();
        string manifest = Path.Combine(tree, "EmrSessionCredentials.psd1");
        string text = await File.ReadAllTextAsync(manifest);
        string own = typeof(OtherBuild).Assembly.GetName().Version!.ToString(3);
        await File.WriteAllTextAsync(manifest, text.Replace($"'{own}'", $"'{ModuleVersion}'", StringComparison.Ordinal));

        foreach (string stray in Strays)
        {
            string path = Path.Combine(tree, "out", "EmrSessionCredentials", ModuleVersion, stray);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "");
        }

        // Both frameworks, then the images. Packages of the test stay out of the user's package folder.
        foreach (string project in (string[])["EmrSessionCredentials", "EmrSessionCredentials.Images"])
        {
            await DotnetAsync(
                "build",
                Path.Combine(tree, "src", project),
                "-p:UseAwsServicePackages=true",
                "-p:RunAnalyzers=false",
                $"-p:RestoreAdditionalProjectSources={feed}",
                $"-p:RestorePackagesPath={Path.Combine(_scratch, "packages")}",
                $"-p:RestoreFallbackFolders={PackageFolder}");
        }

        Manifest = Path.Combine(tree, "out", "EmrSessionCredentials", ModuleVersion, "EmrSessionCredentials.psd1");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_scratch, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a script in a PowerShell of its own.</summary>
    /// <returns>What it wrote, line by line.</returns>
    internal static async Task<string[]> PowerShellAsync(string path, params string[] arguments) =>
        (await RunAsync(PowerShellProcess.CreateStartInfo(["-File", path, .. arguments])))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string PackageFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string WritePackage(string service)
    {
        string clients = Path.Combine(Repository.Root, "src", "EmrSessionCredentials.ServiceClients");
        string core = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .First(package => (string?)package.Attribute("Include") is "AWSSDK.Core").Attribute("Version")!.Value;
        string folder = Directory.CreateDirectory(Path.Combine(_scratch, "package", service)).FullName;
        string path = Path.Combine(folder, $"AWSSDK.{service}.csproj");
        File.WriteAllText(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net8.0;net472</TargetFrameworks>
                <Nullable>enable</Nullable>
                <LangVersion>latest</LangVersion>
                <Version>{PackageVersion}</Version>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{clients}/Shared/*.cs;{clients}/{service}/**/*.cs" />
                <Compile Include="{Repository.Root}/src/Polyfills/*.cs" Condition="'$(TargetFramework)' == 'net472'" />
                <PackageReference Include="AWSSDK.Core" Version="{core}" />
                <PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies.net472" Version="1.0.3" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        return path;
    }

    /// <summary>Copies what the module is built from, so that the build leaves the repository's own output alone.</summary>
    private string CopySources()
    {
        string tree = Path.Combine(_scratch, "tree");
        IEnumerable<string> files = Directory.EnumerateFiles(Repository.Root)
            .Concat(((string[])["src", "module"]).SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)));
        foreach (string file in files)
        {
            string relative = Path.GetRelativePath(Repository.Root, file);
            if (relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or ".git"))
                continue;
            string copy = Path.Combine(tree, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return tree;
    }

    private static Task<string> DotnetAsync(params string[] arguments) => RunAsync(new ProcessStartInfo("dotnet", arguments));

    private static async Task<string> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // This process is MSBuild's child; what it inherits from there must not reach another build.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using Process process = Process.Start(start)!;
        (string output, bool hasHung) = await PesterRun.ReadAsync(process, SilenceLimit);
        Assert.True(!hasHung && process.ExitCode == 0, output);
        return output;
    }
}
