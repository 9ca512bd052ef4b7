using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>A session that could not be opened is opened anew for a later item, if what was in the way can pass.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class PassingFailureTests : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly Scratch _scratch = new();
    private readonly SessionPool _pool = new(TimeProvider.System);

    public PassingFailureTests(LoopbackServer server)
    {
        _server = server;
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        _scratch.Set("AWS_MAX_ATTEMPTS", "1");
        _scratch.Config("""
            [profile r]
            role_arn = arn:aws:iam::123456789012:role/r
            source_profile = base
            region = eu-central-1
            [profile base]
            aws_access_key_id = AKIDBASE
            aws_secret_access_key = s
            """);
    }

    public void Dispose()
    {
        _pool.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData(500, "InternalFailure", FailureKind.ServiceUnavailable, true)]
    [InlineData(400, "ThrottlingException", FailureKind.Throttled, true)]
    [InlineData(0, "", FailureKind.ConnectionFailed, true)]
    [InlineData(403, "AccessDenied", FailureKind.PermissionDenied, false)]
    public async Task One_failure_is_kept_for_later_items_only_if_it_does_not_pass(
        int status, string code, FailureKind kind, bool passes)
    {
        _server.Reply(_ => (status, Answers.StsError(code, "m")));
        if (status == 0)
            _scratch.Set("AWS_ENDPOINT_URL_STS", LoopbackServer.ClosedPort());
        Assert.Equal(kind, (await FailAsync(OpenAsync())).Kind);
        _scratch.Set("AWS_ENDPOINT_URL_STS", _server.Url);
        _server.Reply(_ => (200, Answers.Sts("AssumeRole", "AKIDROLE")));

        if (passes)
            (await OpenAsync()).Dispose();
        else
            Assert.Equal(kind, (await FailAsync(OpenAsync())).Kind);

        Assert.Equal(passes ? 1 : 0, _server.Calls.Count);
        Assert.Equal(1, _pool.Count);
    }

    [Fact]
    public async Task Items_that_wait_for_the_same_session_share_its_failure()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Reply(_ => (500, ""));
        _server.Answer = async _ =>
        {
            await gate.Task;
            return (500, Answers.StsError("InternalFailure", "m"));
        };
        Task<IEmrSession>[] opening = [.. Enumerable.Range(0, 3).Select(_ => OpenAsync())];
        gate.SetResult();

        foreach (Task<IEmrSession> one in opening)
            Assert.True((await FailAsync(one)).ConcernsEveryItem);

        Assert.Single(_server.Calls);
        Assert.Equal(0, _pool.Count);
    }

    private static Task<SessionCredentialException> FailAsync(Task<IEmrSession> opening) =>
        Assert.ThrowsAsync<SessionCredentialException>(() => opening);

    private Task<IEmrSession> OpenAsync() => _pool.OpenAsync(
        new IdentityOptions { ProfileName = "r" }, new ClientOptions(), TestContext.Current.CancellationToken);
}
