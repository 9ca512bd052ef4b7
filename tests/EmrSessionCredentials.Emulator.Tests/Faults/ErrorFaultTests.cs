using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Faults that are errors, as each service answers them.</summary>
public sealed class ErrorFaultTests
{
    public static TheoryData<string, int, string, int, string> Errors => new()
    {
        { "throttle", 400, "RequestThrottledException", 400, "ThrottlingException" },
        { "throttling", 429, "ThrottlingException", 400, "ThrottlingException" },
        { "internal", 500, "InternalServerException", 500, "InternalServerError" },
        { "unavailable", 503, "ServiceUnavailable", 503, "ServiceUnavailable" },
        { "notfound", 400, "ResourceNotFoundException", 400, "InvalidRequestException" },
        { "invalid", 400, "ValidationException", 400, "InvalidRequestException" },
        { "accessdenied", 403, "AccessDeniedException", 400, "AccessDeniedException" },
        { "expiredtoken", 403, "ExpiredTokenException", 400, "ExpiredTokenException" },
        { "unrecognizedclient", 403, "UnrecognizedClientException", 400, "UnrecognizedClientException" },
        { "invalidsignature", 403, "InvalidSignatureException", 400, "InvalidSignatureException" },
        { "missingtoken", 403, "MissingAuthenticationTokenException", 400, "MissingAuthenticationTokenException" },
        { "incompletesignature", 403, "IncompleteSignatureException", 400, "IncompleteSignatureException" },
        { "canonical", 403, "InvalidSignatureException", 400, "InvalidSignatureException" },
        { "escapes", 400, FaultKinds.EscapedCode, 400, FaultKinds.EscapedCode },
    };

    [Fact]
    public void Every_error_is_tested() => Assert.Equal(
        FaultKinds.All.OfType<ErrorFault>().Select(k => k.Name), Errors.Select(row => row.Data.Item1));

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_is_the_services_own(
        string fault, int containersStatus, string containersCode, int emrStatus, string emrCode)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer containers = await emulator.EndpointAsync($"fault-{fault}");
        Answer emr = await emulator.ClusterAsync($"j-fault-{fault}");

        Assert.Equal((containersStatus, containersCode), (containers.Status, containers.ErrorCode));
        Assert.Equal((emrStatus, emrCode), (emr.Status, emr.ErrorCode));
        Assert.Equal([containersCode, emrCode], emulator.Host.Observed.Requests.Select(r => r.ErrorCode));
        Assert.All(emulator.Host.Observed.Requests, seen => Assert.Equal([fault], seen.Faults));
    }

    [Fact]
    public async Task Errors_look_as_the_protocols_have_them()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer rest = await emulator.EndpointAsync("fault-notfound");
        Answer modelled = await emulator.ClusterAsync("j-fault-notfound");
        Answer empty = await emulator.ClusterAsync("j-fault-internal");
        Answer common = await emulator.ClusterAsync("j-fault-accessdenied");

        Assert.Equal("""{"message":"Managed endpoint fault-notfound doesn\u0027t exist."}""", rest.Body);
        Assert.Equal(["__type", "ErrorCode", "Message"], modelled.Json.Select(m => m.Key));
        Assert.Equal("InvalidRequestException", modelled.Json["__type"]!.GetValue<string>());
        Assert.Equal("""{"__type":"InternalServerError"}""", empty.Body);
        Assert.Equal("com.amazon.coral.service#AccessDeniedException", common.Json["__type"]!.GetValue<string>());
        Assert.Contains("elasticmapreduce:GetClusterSessionCredentials", common.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task N_strikes_and_then_as_usual_for_each_identifier()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        int[] one = await StatusesAsync(emulator, "fault-throttle-2-one", 4);
        int[] two = await StatusesAsync(emulator, "fault-throttle-2-two", 4);

        Assert.Equal([400, 400, 200, 200], one);
        Assert.Equal([400, 400, 200, 200], two);
    }

    [Fact]
    public async Task Errors_queue_up()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        int[] statuses = await StatusesAsync(emulator, "fault-badgateway-1-fault-throttle-2-fault-internal-1", 6);

        Assert.Equal([400, 400, 500, 502, 200, 200], statuses);
    }

    [Fact]
    public async Task An_invalid_or_unsigned_call_uses_no_fault_up()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer invalid = await emulator.EndpointAsync("fault-internal-1", []);
        Answer unsigned = await emulator.CallAsync(
            "POST", "/virtualclusters/v/endpoints/fault-internal-1/credentials", body: "{}");

        Assert.Equal("ValidationException", invalid.ErrorCode);
        Assert.Equal("MissingAuthenticationTokenException", unsigned.ErrorCode);
        int[] valid = await StatusesAsync(emulator, "fault-internal-1", 2);
        Assert.Equal([500, 200], valid);
    }

    [Fact]
    public async Task A_throttled_call_issues_nothing()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string body = RunningEmulator.EndpointBody(("clientToken", "t")).ToJsonString();

        await emulator.SendAsync(emulator.SignedEndpointCall("fault-throttle-1", body));
        emulator.Time.Advance(TimeSpan.FromSeconds(10));
        Answer second = await emulator.SendAsync(emulator.SignedEndpointCall("fault-throttle-1", body));

        Assert.Equal("2026-01-02T03:19:15Z", second.Json["expiresAt"]!.GetValue<string>());
    }

    private static async Task<int[]> StatusesAsync(RunningEmulator emulator, string endpoint, int calls)
    {
        int[] statuses = new int[calls];
        for (int i = 0; i < calls; i++) statuses[i] = (await emulator.EndpointAsync(endpoint)).Status;
        return statuses;
    }
}
