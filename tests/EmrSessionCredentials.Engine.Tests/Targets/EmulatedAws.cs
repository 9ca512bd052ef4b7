using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Targets;

/// <summary>An emulator of the test's own, and a session that calls it.</summary>
internal sealed class EmulatedAws : IAsyncDisposable
{
    internal const string Region = "eu-central-1";

    private readonly EmulatorHost _host;

    private EmulatedAws(EmulatorHost host, EmrSession session) => (_host, Session) = (host, session);

    internal EmrSession Session { get; }

    internal FaultRegistry Faults => _host.Faults;

    internal Observations Observed => _host.Observed;

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static IdentityOptions Identity => WhoIs(KeyPair.Example.AccessKey);

    internal ClientOptions Options => new() { EndpointUrl = _host.Url, MaxAttempts = 1 };

    internal static async Task<EmulatedAws> StartAsync(AccountOptions? account = null)
    {
        EmulatorHost host = await EmulatorHost.StartAsync(new EmulatorOptions { Account = account ?? new() }, Stop);
        EmrSession session = await EmrSession.OpenAsync(
            WhoIs(KeyPair.Example.AccessKey),
            new ClientOptions { EndpointUrl = host.Url, MaxAttempts = 1 },
            cancellationToken: Stop);
        return new EmulatedAws(host, session);
    }

    internal static IdentityOptions WhoIs(string accessKey) => new()
    {
        AccessKey = accessKey,
        SecretKey = Run.Secret(KeyPair.Example.SecretKey),
        Region = Region,
    };

    internal TargetSearch Search(TargetQuery? query = null, int throttleLimit = 8, CancellationToken? stop = null) =>
        TargetSearch.Start(Session, query ?? new TargetQuery(), throttleLimit, stop ?? Stop);

    /// <summary>Everything that a search gives.</summary>
    internal IReadOnlyList<TargetPage> PagesOf(TargetQuery? query = null, int throttleLimit = 8)
    {
        using TargetSearch search = Search(query, throttleLimit);
        List<TargetPage> pages = [];
        while (search.TryTake(out TargetPage page))
            pages.Add(page);
        return pages;
    }

    /// <summary>The targets of a search in which nothing fails.</summary>
    internal IReadOnlyList<EmrSessionTarget> Find(TargetQuery? query = null, int throttleLimit = 8)
    {
        IReadOnlyList<TargetPage> pages = PagesOf(query, throttleLimit);
        Assert.All(pages, page => Assert.Null(page.Failure));
        return [.. pages.SelectMany(page => page.Targets)];
    }

    /// <summary>How often each operation was called, by its name with its service.</summary>
    internal IEnumerable<string> Called => Observed.Requests.Select(r => $"{r.Service}:{r.Operation}").Distinct().Order();

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await _host.DisposeAsync();
    }
}
