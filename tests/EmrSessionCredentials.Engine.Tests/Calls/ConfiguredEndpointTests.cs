using System;
using System.Diagnostics;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Endpoints and modes that the environment sets, alone because the environment is the process's.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ConfiguredEndpointTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_configured_plain_http_endpoint_is_an_error_of_each_call_with_its_own_report()
    {
        _scratch.Set("AWS_ENDPOINT_URL", "http://192.0.2.1:1");
        using EmrSession session = await EmrSession.OpenAsync(TestSessions.Signer, new ClientOptions());

        SessionCredentialException first = await session.FailAsync(Service.EmrContainers, "first");
        SessionCredentialException second = await session.FailAsync(Service.EmrContainers, "second");

        Assert.Equal("UnencryptedEndpoint", first.ErrorCode);
        Assert.Contains("AWS_ENDPOINT_URL", first.Message, StringComparison.Ordinal);
        Assert.Equal(("first", "second"), (first.Call!.Target, second.Call!.Target));
        Assert.Equal(0, first.Call.Attempts);
    }

    [Fact]
    public async Task Each_service_goes_where_its_own_variable_says()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("""{"credentials":{"token":"t"}}""");
        _scratch.Set("AWS_ENDPOINT_URL_EMR_CONTAINERS", server.Url.AbsoluteUri);
        _scratch.Set("AWS_ENDPOINT_URL_EMR", "http://192.0.2.1:1");
        using EmrSession session = await EmrSession.OpenAsync(TestSessions.Signer, new ClientOptions());

        Assert.Equal(server.Url, (await session.GetAsync(Service.EmrContainers, "ep1")).Report.Endpoint);
        Assert.Equal("UnencryptedEndpoint", (await session.FailAsync(Service.Emr, "j-1")).ErrorCode);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT")]
    public async Task An_endpoint_of_ones_own_is_called_whatever_variant_is_configured(string name)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("{}");
        _scratch.Set(name, "true");
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        foreach (Service service in Enum.GetValues<Service>())
            Assert.Equal("InvalidServiceResponse", (await session.FailAsync(service, "x")).ErrorCode);

        Assert.Equal(Enum.GetValues<Service>().Length, server.Seen.Count);
    }

    [Theory]
    [InlineData("standard", 2, 500, "{}")]
    [InlineData("adaptive", 4, 500, "{}")]
    [InlineData("adaptive", 3, 400, """{"__type":"ThrottlingException"}""")]
    public async Task Mode_and_number_of_attempts_are_what_is_configured(string mode, int attempts, int status, string body)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(body, status);
        _scratch.Set("AWS_RETRY_MODE", mode);
        _scratch.Set("AWS_MAX_ATTEMPTS", attempts.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        Assert.Equal(attempts, (await session.FailAsync(Service.Emr, "j-1")).Call!.Attempts);
    }

    [Fact]
    public async Task The_user_agent_has_the_id_of_the_application_and_the_features_that_were_used()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("""{"credentials":{"token":"t"}}""");
        using EmrSession without = await TestSessions.OpenAsync(server.Url);
        await without.GetAsync(Service.EmrContainers, "ep1");
        _scratch.Set("AWS_SDK_UA_APP_ID", "my-runbook");
        using EmrSession with = await TestSessions.OpenAsync(server.Url);
        await with.GetAsync(Service.EmrContainers, "ep1");

        SeenRequest[] seen = [.. server.Seen];
        string name = seen[0].Headers.ContainsKey("x-amz-user-agent") ? "x-amz-user-agent" : "User-Agent";
        Assert.DoesNotContain("app/", seen[0].Headers[name], StringComparison.Ordinal);
        Assert.Contains("app/my-runbook", seen[1].Headers[name], StringComparison.Ordinal);
        Assert.All(seen, request => Assert.Matches("md/aws-sdk-dotnet-core#4.* m/[A-Za-z](,[A-Za-z])*", request.Headers[name]));
    }

    [Fact]
    public async Task A_request_has_no_header_of_the_callers_trace()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("{\"credentials\":{\"token\":\"t\"}}");
        using Activity trace = new Activity("runbook").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("customer", "c-1").Start();
        using EmrSession session = await TestSessions.OpenAsync(server.Url);
        await session.GetAsync(Service.EmrContainers, "ep1");

        Assert.Empty(Assert.Single(server.Seen).TraceHeaders);
    }

    [Fact]
    public async Task A_question_to_a_container_has_none_either()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(Answers.Container("AKIDCONTAINER"));
        _scratch.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.Url + "credentials");
        using Activity trace = new Activity("runbook").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("customer", "c-1").Start();
        await new ContainerCredentials(ContainerEndpoint.Find()!, TimeProvider.System).GetCredentialsAsync();

        Assert.Empty(Assert.Single(server.Seen).TraceHeaders);
    }
}
