using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Tests.Calls;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Connections are kept for few owners and not for long, and are never closed under a request.</summary>
public sealed class ConnectionCacheTests
{
    private readonly ManualTime _time = new();
    private readonly ConnectionCache _cache;

    public ConnectionCacheTests() => _cache = new ConnectionCache(_time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void One_owner_has_the_same_connections_again()
    {
        OwnedConnections first = Use("a");

        Assert.Same(first, Use("a"));
        Assert.NotSame(first, Use("b"));
        Assert.Equal(2, _cache.Count);
    }

    [Fact]
    public async Task Beyond_the_limit_the_one_that_was_not_used_for_the_longest_time_is_closed()
    {
        OwnedConnections oldest = Use("0");
        OwnedConnections second = Use("1");
        for (int i = 2; i < ConnectionCache.Capacity; i++)
            Use($"{i}");
        Use("0");

        Use("another");

        Assert.Equal(ConnectionCache.Capacity, _cache.Count);
        Assert.Same(oldest, Use("0"));
        await AssertClosedAsync(second);
    }

    [Fact]
    public async Task What_is_in_use_is_closed_when_it_is_given_back()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("{}");
        OwnedConnections busy = Take("busy");
        for (int i = 0; i < ConnectionCache.Capacity; i++)
            Use($"{i}");
        Assert.NotSame(busy, Use("busy"));

        using (HttpResponseMessage response = await SendAsync(busy, server.Url))
            Assert.True(response.IsSuccessStatusCode);
        _cache.Return(busy);

        await AssertClosedAsync(busy);
    }

    [Fact]
    public async Task A_response_can_be_read_to_its_end_after_its_connections_are_closed()
    {
        TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedServer server = await ScriptedServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("begin", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await more.Task;
            await context.Response.WriteAsync(" end", context.RequestAborted);
        });
        OwnedConnections connections = Take("a");
        using HttpResponseMessage response = await SendAsync(connections, server.Url);
        _cache.Return(connections);
        _time.Advance(ConnectionCache.IdleLimit + TimeSpan.FromSeconds(1));
        Use("b");
        await AssertClosedAsync(connections);

        more.SetResult();

        Assert.Equal("begin end", await response.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task What_is_not_used_for_long_is_closed_when_another_comes()
    {
        OwnedConnections idle = Use("idle");
        _time.Advance(ConnectionCache.IdleLimit + TimeSpan.FromSeconds(1));
        OwnedConnections inUse = Take("in use");

        Assert.Equal(1, _cache.Count);
        await AssertClosedAsync(idle);
        _time.Advance(ConnectionCache.IdleLimit + TimeSpan.FromSeconds(1));
        Use("b");
        Assert.Same(inUse, Use("in use"));
    }

    private static Task<HttpResponseMessage> SendAsync(OwnedConnections connections, Uri url) =>
        connections.SendThereAsync(new HttpRequestMessage(HttpMethod.Get, url), Stop);

    private static Task<ObjectDisposedException> AssertClosedAsync(OwnedConnections connections) =>
        Assert.ThrowsAsync<ObjectDisposedException>(() => SendAsync(connections, new Uri("http://127.0.0.1:1/")));

    private OwnedConnections Use(string owner)
    {
        OwnedConnections connections = Take(owner);
        _cache.Return(connections);
        return connections;
    }

    private OwnedConnections Take(string owner)
    {
        _time.Advance(TimeSpan.FromTicks(1));
        return _cache.Take(owner, () => new OwnedConnections(new SocketsHttpHandler(), () => null));
    }
}
