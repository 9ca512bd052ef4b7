using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Floor;

/// <summary>A layer that calls are made through.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Title">As in a table.</param>
/// <param name="IsSigned">Whether its calls are signed; the others are refused by an emulator that checks.</param>
/// <param name="Open">Makes what calls.</param>
internal sealed record FloorKind(
    string Name, string Title, bool IsSigned, Func<Uri, CancellationToken, Task<ICaller>> Open);

/// <summary>The layers, from the bottom up: what each of them costs is the difference to the one before.</summary>
internal static class FloorKinds
{
    internal static IReadOnlyList<FloorKind> All { get; } =
    [
        new("unsigned", "HttpClient, unsigned", false, (url, _) => Made(new HttpCaller(url, sign: false))),
        new("signed", "HttpClient, signed", true, (url, _) => Made(new HttpCaller(url, sign: true))),
        new("client", "plain AWSSDK.Core client", true, (url, _) => Made(new ClientCaller(url))),
        new("engine", "EmrSessionCredentials.Engine", true, async (url, stop) =>
            await EngineCaller.OpenAsync(url, stop).ConfigureAwait(false)),
    ];

    private static Task<ICaller> Made(ICaller caller) => Task.FromResult(caller);
}
