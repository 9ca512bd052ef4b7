using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Account;

/// <summary>What the list and describe operations know. Thread-safe; a test may change it at any time.</summary>
public sealed class EmulatedAccount
{
    /// <summary>The number that all ARNs have.</summary>
    internal const string Number = "123456789012";

    private readonly AccountOptions _initial;
    private readonly TimeProvider _time;
    private volatile Contents _contents;

    internal EmulatedAccount(AccountOptions initial, TimeProvider time)
    {
        (_initial, _time) = (Checked(initial), time);
        _contents = new Contents(_initial);
        Live = NewSessions();
        LiveServerless = NewSessions();
    }

    /// <summary>Raised when its sessions have been forgotten, for what else knows of them.</summary>
    internal event EventHandler? SessionsForgotten;

    /// <summary>Gets or sets how much there is. Sessions that were started or ended stay as they are.</summary>
    /// <exception cref="FormatException">A number is out of its range, or two make more than a million items.</exception>
    public AccountOptions Options
    {
        get => _contents.Options;
        set => _contents = new Contents(Checked(value));
    }

    internal IReadOnlyList<EmulatedCluster> Clusters => _contents.Clusters.Value;

    internal IReadOnlyList<EmulatedVirtualCluster> VirtualClusters => _contents.VirtualClusters.Value;

    internal IReadOnlyList<EmulatedApplication> Applications => _contents.Applications.Value;

    /// <summary>Gets the sessions of clusters as they are now.</summary>
    internal LiveSessions Live { get; private set; }

    /// <summary>Gets the sessions of EMR Serverless as they are now.</summary>
    internal LiveSessions LiveServerless { get; private set; }

    /// <summary>
    /// Goes back to what it was at the start: with its numbers, and without what has become of sessions since.
    /// </summary>
    public void Reset()
    {
        _contents = new Contents(_initial);
        Live = NewSessions();
        LiveServerless = NewSessions();
        SessionsForgotten?.Invoke(this, EventArgs.Empty);
    }

    private LiveSessions NewSessions() => new(() => Options.SessionPolls, _time);

    internal EmulatedCluster? Cluster(string id) =>
        Find(Clusters, c => c.Id, id) ?? Find(DocumentedItems.Clusters, c => c.Id, id);

    internal EmulatedVirtualCluster? VirtualCluster(string id) =>
        Find(VirtualClusters, v => v.Id, id) ?? Find(DocumentedItems.VirtualClusters, v => v.Id, id);

    internal EmulatedEndpoint? Endpoint(string id) =>
        VirtualClusters.Concat(DocumentedItems.VirtualClusters)
            .Select(v => Find(v.Endpoints, e => e.Id, id)).FirstOrDefault(e => e is not null);

    internal EmulatedApplication? Application(string id) =>
        Find(Applications, a => a.Id, id) ?? Find(DocumentedItems.Applications, a => a.Id, id);

    internal static EmulatedSession? Session(IReadOnlyList<EmulatedSession>? sessions, string id) =>
        Find(sessions ?? [], s => s.Id, id);

    internal static T? Find<T>(IReadOnlyList<T> items, Func<T, string> id, string wanted)
        where T : class => items.FirstOrDefault(item => string.Equals(id(item), wanted, StringComparison.Ordinal));

    private static AccountOptions Checked(AccountOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return AccountSetting.Check(options);
    }

    /// <summary>Made when it is first asked for: an emulator must start fast, and most tests list nothing.</summary>
    private sealed record Contents(AccountOptions Options)
    {
        internal Lazy<IReadOnlyList<EmulatedCluster>> Clusters { get; } =
            new(() => AccountBuilder.Clusters(Options));

        internal Lazy<IReadOnlyList<EmulatedVirtualCluster>> VirtualClusters { get; } =
            new(() => AccountBuilder.VirtualClusters(Options));

        internal Lazy<IReadOnlyList<EmulatedApplication>> Applications { get; } =
            new(() => AccountBuilder.Applications(Options));
    }
}
