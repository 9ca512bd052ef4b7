using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Floor;
using EmrSessionCredentials.Benchmarks.Processes;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Benchmarks.Peers;

/// <summary>Finds out what there is to compare with, and why the rest is not.</summary>
internal sealed class PeerFinder(Launcher launcher, IReadOnlyDictionary<string, string?> environment, string? baseline)
{
    /// <summary>A PowerShell without images compiles some 5,000 methods before it does anything.</summary>
    private const int MostMethodsWithImages = 1000;

    private readonly List<string> _missing = [];

    /// <summary>What was looked for and not found, each with the reason.</summary>
    internal IReadOnlyList<string> Missing => _missing;

    internal async Task<IReadOnlyList<Peer>> FindAsync(CancellationToken cancellationToken)
    {
        List<Peer> found = [.. await ModulesAsync(cancellationToken).ConfigureAwait(false)];
        Func<CancellationToken, Task<Peer?>>[] searches = [JavaScriptAsync, BotocoreAsync, AwsAsync];
        foreach (Func<CancellationToken, Task<Peer?>> search in searches)
        {
            if (await search(cancellationToken).ConfigureAwait(false) is { } peer)
                found.Add(peer);
        }

        found.AddRange(FloorKinds.All.Select(kind => new FloorPeer(kind)));
        return found;
    }

    private async Task<IReadOnlyList<ModulePeer>> ModulesAsync(CancellationToken cancellationToken)
    {
        string tool = PowerShellProcess.Program;
        string version = (await AskAsync(tool, ["--version"], cancellationToken).ConfigureAwait(false)).Split(' ')[^1];
        string? images = await ReadyToRunPowerShell.CreateAsync(
            Path.GetDirectoryName(tool)!, version, launcher, cancellationToken).ConfigureAwait(false);
        string main = images ?? tool;
        if (images is null)
            Lacks("A PowerShell with ReadyToRun images: no crossgen2 for this platform in the package folder.");
        ModulePeer module = new(ModulePeer.MainId, $"the module, PowerShell {version}", main, Repository.Module);
        int methods = await CompiledMethods.CountAsync(launcher, module.Bare, environment, cancellationToken).ConfigureAwait(false);
        if (images is not null && methods > MostMethodsWithImages)
            throw new InvalidOperationException($"PowerShell does not use its images: {methods} methods were compiled.");
        List<ModulePeer> found = [module];
        if (baseline is not null)
            found.Add(new ModulePeer(ModulePeer.BaselineId, "the module, baseline", main, baseline));
        if (images is not null)
            found.Add(new ModulePeer(ModulePeer.ToolId, "the module, PowerShell without images", tool, Repository.Module));
        return found;
    }

    private async Task<Peer?> JavaScriptAsync(CancellationToken cancellationToken)
    {
        if (Tools.Find("node") is not { } node)
            return Lacks("The AWS SDK for JavaScript: no node on the PATH.");
        if (!Directory.Exists(Path.Combine(JavaScriptPeer.Folder, "node_modules")))
            return Lacks("The AWS SDK for JavaScript: run `npm ci` in tests/Benchmarks/javascript first.");
        string version = await AskAsync(node, ["--version"], cancellationToken).ConfigureAwait(false);
        return new JavaScriptPeer(
            node, Package("@aws-sdk/client-emr-containers"), Package("@aws-sdk/client-emr"), version.TrimStart('v'));
    }

    private async Task<Peer?> BotocoreAsync(CancellationToken cancellationToken)
    {
        const string Question =
            "import sys, platform, botocore;"
            + "print(sys.executable, platform.python_version(), botocore.__version__, sep='\\n')";
        string reason = "no python3 on the PATH";
        foreach (string python in Tools.FindAll("python3"))
        {
            try
            {
                string[] answer =
                    (await AskAsync(python, ["-c", Question], cancellationToken).ConfigureAwait(false)).Split('\n');
                // The interpreter itself, in place of whatever leads to it.
                return await WithModelsAsync(
                    new BotocorePeer(answer[0], answer[2], answer[1]), cancellationToken).ConfigureAwait(false);
            }
            catch (PeerFailedException e)
            {
                reason = e.Message;
            }
        }

        return Lacks($"botocore: {reason}");
    }

    private async Task<Peer?> AwsAsync(CancellationToken cancellationToken)
    {
        if (Tools.Find("aws") is not { } aws)
            return Lacks("aws: not on the PATH.");
        try
        {
            if (Tools.IsShim(aws))
                aws = await AskAsync("pyenv", ["which", "aws"], cancellationToken).ConfigureAwait(false);
            string version = await AskAsync(aws, ["--version"], cancellationToken).ConfigureAwait(false);
            string number = version.Split(' ')[0].Split('/')[^1];
            return await WithModelsAsync(new AwsCommandPeer(aws, number), cancellationToken).ConfigureAwait(false);
        }
        catch (PeerFailedException e)
        {
            return Lacks($"aws: {e.Message}");
        }
    }

    /// <summary>The peer as it is if it gets a credential; else with the newer service models.</summary>
    private async Task<Peer?> WithModelsAsync(Peer peer, CancellationToken cancellationToken)
    {
        try
        {
            await TryAsync(peer, cancellationToken).ConfigureAwait(false);
            return peer;
        }
        catch (PeerFailedException)
        {
            Peer helped = peer with
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"{peer.Title} with newer service models"),
                DataPath = ServiceModels.Lay(),
            };
            await TryAsync(helped, cancellationToken).ConfigureAwait(false);
            return helped;
        }
    }

    private async Task TryAsync(Peer peer, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> own = new(environment, StringComparer.Ordinal);
        if (peer.DataPath is not null)
            own["AWS_DATA_PATH"] = peer.DataPath;
        await launcher.RunAsync(peer.First!, own, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> AskAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
        (await launcher.RunAsync(new ProcessCommand(program, arguments), environment, cancellationToken)
            .ConfigureAwait(false)).Output;

    private static string Package(string name) => JsonNode.Parse(File.ReadAllText(
        Path.Combine(JavaScriptPeer.Folder, "node_modules", name, "package.json")))!["version"]!.GetValue<string>();

    private Peer? Lacks(string reason)
    {
        _missing.Add(reason);
        return null;
    }
}
