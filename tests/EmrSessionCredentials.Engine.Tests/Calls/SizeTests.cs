using System;
using System.Text;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>No more than 1 MiB of a body is read, whether it says how long it is or not, error or answer.</summary>
public sealed class SizeTests
{
    private const int Limit = 1024 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_of_1_MiB_is_read_and_one_byte_more_is_not(bool announced)
    {
        await using ScriptedServer fits = await PaddedAsync(Limit, announced);
        await using ScriptedServer exceeds = await PaddedAsync(Limit + 1, announced);
        using EmrSession fine = await TestSessions.OpenAsync(fits.Url);
        using EmrSession broken = await TestSessions.OpenAsync(exceeds.Url);

        Assert.Equal(ScriptedServer.RequestId, (await fine.GetAsync(Service.EmrContainers, "ep1")).Credential.RequestId);
        SessionCredentialException failure = await broken.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(("InvalidServiceResponse", ScriptedServer.RequestId), (failure.ErrorCode, failure.RequestId));
        Assert.Contains("larger than 1048576 bytes", failure.Message, StringComparison.Ordinal);
        Assert.Single(exceeds.Seen);
    }

    [Theory]
    [InlineData(200, "InvalidServiceResponse", FailureKind.InvalidResponse)]
    [InlineData(400, "HttpStatus400", FailureKind.Unspecified)]
    [InlineData(503, "HttpStatus503", FailureKind.ServiceUnavailable)]
    public async Task A_body_without_end_is_cut_and_the_connection_closed(int status, string code, FailureKind kind)
    {
        TaskCompletionSource<long> sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ScriptedServer server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            sent.TrySetResult(await ScriptedServer.SendUntilHungUpAsync(context));
        });
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal((code, kind, status), (failure.ErrorCode, failure.Kind, failure.StatusCode));
        Assert.Equal(ScriptedServer.RequestId, failure.RequestId);
        Assert.True(await sent.Task > Limit);
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n\r\n{")]
    [InlineData("Content-Length: 2097152\r\n\r\n{")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nno chunk\r\n")]
    public async Task An_error_that_is_too_long_or_breaks_off_is_still_that_error(string rest)
    {
        await using ScriptedServer server = await ScriptedServer.SpeakingAsync(
            "HTTP/1.1 400 X\r\nx-amzn-ErrorType: ResourceNotFoundException\r\n"
            + $"x-amzn-RequestId: {ScriptedServer.RequestId}\r\n{rest}");
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, "ep1");

        Assert.Equal(("ResourceNotFoundException", FailureKind.NotFound), (failure.ErrorCode, failure.Kind));
        Assert.Equal(ScriptedServer.RequestId, failure.RequestId);
    }

    private static Task<ScriptedServer> PaddedAsync(int length, bool announced) => ScriptedServer.StartAsync(async context =>
    {
        string body = """{"credentials":{"token":"t"}}""".PadRight(length);
        if (announced)
            context.Response.ContentLength = length;
        await context.Response.WriteAsync(body, context.RequestAborted);
    });
}
