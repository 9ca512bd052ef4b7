using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>An emulator for the tests of a class, which keep apart by their identifiers.</summary>
public sealed class RunningEmulator : IAsyncLifetime
{
    private EmulatorHost? _host;

    public EmulatorHost Host => _host!;

    public Uri Url => Host.Url;

    public async ValueTask InitializeAsync() =>
        _host = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>The attempts of the calls about an identifier, in order.</summary>
    internal IReadOnlyList<ObservedRequest> Attempts(string target) =>
        [.. Host.Observed.Requests.Where(request => request.IsAbout(target))];
}
