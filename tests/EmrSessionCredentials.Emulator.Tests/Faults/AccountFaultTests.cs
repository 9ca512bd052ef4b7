using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Faults of the operations that list, describe and open sessions.</summary>
public sealed class AccountFaultTests
{
    private const string Endpoint = "/applications/00abc/sessions/00def/endpoint";
    private const string Endpoints = "/virtualclusters/vcemulated000000000000001/endpoints";

    [Theory]
    [InlineData("throttle", "ThrottlingException", 429, "ThrottlingException", 429)]
    [InlineData("internal", "InternalServerException", 500, "InternalServerException", 500)]
    [InlineData("notfound", "ValidationException", 400, "ResourceNotFoundException", 404)]
    [InlineData("invalid", "ValidationException", 400, "ValidationException", 400)]
    [InlineData("accessdenied", "AccessDeniedException", 403, "AccessDeniedException", 403)]
    public async Task Errors_are_those_of_the_models(
        string fault,
        string containers,
        int containersStatus,
        string serverless,
        int serverlessStatus)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add(fault);

        Answer list = await emulator.GetAsync(AccountCalls.Containers, Endpoints);
        Answer endpoint = await emulator.GetAsync(AccountCalls.Serverless, Endpoint);

        Assert.Equal((containers, containersStatus), (list.ErrorCode, list.Status));
        Assert.Equal((serverless, serverlessStatus), (endpoint.ErrorCode, endpoint.Status));
    }

    [Fact]
    public async Task EMRs_other_operations_have_an_internal_error_with_a_message()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("internal");

        Answer list = await emulator.EmrAsync("ListClusters");
        Answer login = await emulator.ClusterAsync("j-1");

        Assert.Equal((500, "InternalServerException"), (list.Status, list.ErrorCode));
        Assert.Equal("An internal error occurred.", list.ErrorMessage);
        Assert.Equal((500, "InternalServerError"), (login.Status, login.ErrorCode));
    }

    [Fact]
    public async Task Operations_of_one_name_are_told_apart_by_their_services()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("unavailable-1", on: "emr-serverless:GetSessionEndpoint");
        emulator.Host.Faults.Add("internal-1", on: "GetSessionEndpoint");
        (string, JsonNode?)[] ids = [("ClusterId", "00abc"), ("SessionId", "00def")];

        List<int> statuses =
        [
            (await emulator.EmrAsync("GetSessionEndpoint", ids)).Status,
            (await emulator.GetAsync(AccountCalls.Serverless, Endpoint)).Status,
            (await emulator.GetAsync(AccountCalls.Serverless, Endpoint)).Status,
            (await emulator.GetAsync(AccountCalls.Serverless, Endpoint)).Status,
        ];

        Assert.Equal([500, 503, 500, 200], statuses);
        Assert.Equal(
            ["elasticmapreduce", "emr-serverless", "emr-serverless", "emr-serverless"],
            emulator.Host.Observed.Requests.Select(r => r.Service));
    }

    [Theory]
    [InlineData("nocredentials", "applicationId sessionId endpoint authTokenExpiresAt")]
    [InlineData("noexpiry", "applicationId sessionId endpoint authToken")]
    [InlineData("unknownmember", "applicationId sessionId endpoint authToken authTokenExpiresAt")]
    public async Task A_serverless_answer_lacks_what_is_asked_for(string fault, string members)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add(fault);

        Answer answer = await emulator.GetAsync(AccountCalls.Serverless, Endpoint);

        Assert.Equal(members, string.Join(' ', answer.Json.Select(m => m.Key)));
    }

    [Fact]
    public async Task A_clusters_session_loses_token_and_login_together()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("nullcredentials", on: "is-null");
        emulator.Host.Faults.Add("unknownmember", on: "is-unknown");

        async Task<JsonObject> Call(string id) =>
            (await emulator.EmrAsync("GetSessionEndpoint", ("ClusterId", "j-1"), ("SessionId", id))).Json;

        JsonObject none = await Call("is-null");
        JsonObject unknown = await Call("is-unknown");

        Assert.True(none.ContainsKey("AuthToken"));
        Assert.Null(none["AuthToken"]);
        Assert.Null(none["Credentials"]);
        Assert.NotNull(unknown["AuthToken"]);
        Assert.NotNull(unknown["Credentials"]!["Certificate"]);
    }

    [Fact]
    public async Task A_held_list_is_released_by_the_name_with_its_service()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("hold");
        Task<Answer> list = emulator.GetAsync(AccountCalls.Containers, Endpoints);
        await emulator.Host.Faults.WaitForHeldAsync(1, TestContext.Current.CancellationToken);

        Assert.Equal(0, emulator.Host.Faults.Release("emr-containers:ListVirtualClusters"));
        Assert.Equal(1, emulator.Host.Faults.Release("emr-containers:ListManagedEndpoints"));
        Assert.Equal(200, (await list).Status);
    }
}
