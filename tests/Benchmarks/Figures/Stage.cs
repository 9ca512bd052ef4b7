using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.CommandLine;
using EmrSessionCredentials.Benchmarks.Peers;
using EmrSessionCredentials.Benchmarks.Processes;
using EmrSessionCredentials.Benchmarks.Report;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>What every figure needs: two emulators, the peers that were found, and a way to run them.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly DirectoryInfo _caches = Directory.CreateTempSubdirectory("emr-benchmarks-");
    private readonly Launcher _launcher;
    private readonly EmulatorProcess _checking;
    private readonly EmulatorProcess _trusting;

    private Stage(
        CompareOptions options,
        Launcher launcher,
        EmulatorProcess checking,
        EmulatorProcess trusting,
        SecureServer secure,
        PeerFinder finder,
        IReadOnlyList<Peer> peers)
    {
        Options = options;
        _launcher = launcher;
        _checking = checking;
        _trusting = trusting;
        Secure = secure;
        Missing = finder.Missing;
        Peers = peers;
    }

    internal CompareOptions Options { get; }

    /// <summary>The load average before anything was measured.</summary>
    internal required string LoadBefore { get; init; }

    /// <summary>The emulator that checks signatures, over https.</summary>
    internal SecureServer Secure { get; }

    internal IReadOnlyList<Peer> Peers { get; }

    internal IReadOnlyList<string> Missing { get; }

    internal ModulePeer? Module => Find(ModulePeer.MainId) as ModulePeer;

    /// <summary>Whether the throughput figures run against the emulator that checks signatures, too.</summary>
    internal string Mode => Options.CheckSignatures ? "signatures checked" : "signatures not checked";

    internal static async Task<Stage> OpenAsync(CompareOptions options, CancellationToken cancellationToken)
    {
        string load = Machine.Load();
        Launcher launcher = new(options.Cores);
        EmulatorProcess checking = await EmulatorProcess.StartAsync(launcher, cancellationToken).ConfigureAwait(false);
        EmulatorProcess trusting = await EmulatorProcess.StartAsync(launcher, cancellationToken, "--no-signature-check")
            .ConfigureAwait(false);
        SecureServer secure = await SecureServer.StartAsync(launcher, cancellationToken).ConfigureAwait(false);
        PeerFinder finder = new(launcher, PeerEnvironment.For(checking.Url), options.Baseline);
        IReadOnlyList<Peer> peers = await finder.FindAsync(cancellationToken).ConfigureAwait(false);
        return new Stage(options, launcher, checking, trusting, secure, finder, peers) { LoadBefore = load };
    }

    internal Peer? Find(string id) => Peers.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal));

    /// <summary>Those of the peers that are found, can do the work, and are let in by the emulator.</summary>
    internal IReadOnlyList<Peer> Able(Workload workload, bool honest, params IEnumerable<string> ids) =>
        [.. ids.Select(Find).OfType<Peer>().Where(p => p.Can(workload) && (p.IsSigned || !IsHonest(honest)))];

    internal void Log(string line) => Console.Error.WriteLine(line);

    /// <summary>Runs a whole process, in seconds. Its output must not be empty: it is the token.</summary>
    /// <param name="server">Environment variables for a server other than the emulator over http.</param>
    internal async Task<Sample> ProcessAsync(
        Peer peer,
        ProcessCommand command,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string?>? server = null)
    {
        ProcessRun run = await RunAsync(peer, command, honest: true, cancellationToken, server).ConfigureAwait(false);
        return run.Output.Length > 0
            ? new Sample(run.Seconds, run.CpuSeconds)
            : throw new PeerFailedException(command, "It printed nothing.");
    }

    /// <summary>Runs a process that prints how many seconds something took in it.</summary>
    internal async Task<Sample> InsideAsync(Peer peer, ProcessCommand command, CancellationToken cancellationToken)
    {
        ProcessRun run = await RunAsync(peer, command, honest: true, cancellationToken).ConfigureAwait(false);
        return new Sample(double.Parse(run.Output, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Runs a process and counts the methods that are compiled in it.</summary>
    internal Task<int> MethodsAsync(ProcessCommand command, IReadOnlyDictionary<string, string?>? server, CancellationToken cancellationToken) =>
        CompiledMethods.CountAsync(_launcher, command, EnvironmentOf(command, _checking, server), cancellationToken);

    /// <summary>Runs a workload in a process of its own.</summary>
    internal async Task<PeerResult> DriveAsync(
        Peer peer, Workload workload, bool honest, CancellationToken cancellationToken)
    {
        ProcessRun run = await RunAsync(peer, peer.Driver(workload), honest, cancellationToken).ConfigureAwait(false);
        return PeerResult.FromJson(run.Output.Split('\n')[^1]);
    }

    /// <summary>
    /// Runs a workload in a process of each peer that stays alive: the processes take turns with each pass, so that a machine whose
    /// speed changes from one minute to the next is the same for all of them.
    /// </summary>
    /// <param name="peers">By their names in the tables, with what a pass is.</param>
    /// <param name="sample">What a pass of a peer says.</param>
    /// <param name="warmUp">The passes of each process that do not count.</param>
    /// <param name="roundsInRun">The passes of each process that count, in each run.</param>
    internal async Task<Rounds> TurnsAsync(
        IEnumerable<(string Name, Peer Peer, Workload Workload)> peers,
        Func<string, PassResult, Sample> sample,
        int warmUp,
        int roundsInRun,
        CancellationToken cancellationToken)
    {
        List<LiveProcess> processes = [];
        List<Contestant> contestants = [];
        try
        {
            foreach ((string name, Peer peer, Workload workload) in peers)
            {
                ProcessCommand command = peer.Driver(workload with { Turns = true });
                LiveProcess process = _launcher.Open(command, EnvironmentOf(peer, command, honest: false, server: null));
                processes.Add(process);
                contestants.Add(new Contestant(
                    name, async stop => sample(name, await process.TakeTurnAsync(stop).ConfigureAwait(false))));
            }

            return await RoundsAsync(contestants, Options.Scale(warmUp), cancellationToken, Options.Runs * roundsInRun).ConfigureAwait(false);
        }
        finally
        {
            foreach (LiveProcess process in processes)
                await process.DisposeAsync().ConfigureAwait(false);
        }
    }

    internal Task<Rounds> RoundsAsync(
        IReadOnlyList<Contestant> contestants, int warmUp, CancellationToken cancellationToken, int? runs = null) =>
        Rounds.RunAsync(contestants, runs ?? Options.Runs, warmUp, Log, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _checking.DisposeAsync().ConfigureAwait(false);
        await _trusting.DisposeAsync().ConfigureAwait(false);
        await Secure.DisposeAsync().ConfigureAwait(false);
        _caches.Delete(recursive: true);
    }

    private static string CacheOf(ProcessCommand command)
    {
        byte[] line = Encoding.UTF8.GetBytes(string.Join('\n', [command.File, .. command.Arguments]));
        return Convert.ToHexString(SHA256.HashData(line))[..16];
    }

    private bool IsHonest(bool honest) => honest || Options.CheckSignatures;

    private Task<ProcessRun> RunAsync(
        Peer peer,
        ProcessCommand command,
        bool honest,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string?>? server = null) =>
        _launcher.RunAsync(command, EnvironmentOf(peer, command, honest, server), cancellationToken);

    private Dictionary<string, string?> EnvironmentOf(
        Peer peer, ProcessCommand command, bool honest, IReadOnlyDictionary<string, string?>? server)
    {
        Dictionary<string, string?> environment = EnvironmentOf(command, IsHonest(honest) ? _checking : _trusting, server);
        if (peer.DataPath is not null)
            environment["AWS_DATA_PATH"] = peer.DataPath;
        return environment;
    }

    private Dictionary<string, string?> EnvironmentOf(
        ProcessCommand command, EmulatorProcess emulator, IReadOnlyDictionary<string, string?>? server) =>
        new(PeerEnvironment.For(emulator.Url).Concat(server ?? PeerEnvironment.None)
            .GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => group.Last()), StringComparer.Ordinal)
        {
            // PowerShell notes what was compiled and compiles it in the background the next time. Were the cache shared, a
            // bare one would be slowed by what others needed; and the user's own stays as it is.
            ["XDG_CACHE_HOME"] = _caches.CreateSubdirectory(CacheOf(command)).FullName,
        };
}
