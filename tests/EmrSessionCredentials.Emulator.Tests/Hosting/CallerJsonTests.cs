using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Hosting;

/// <summary>JSON of callers with a member that comes twice, or a string that is not text, is refused as an invalid request.</summary>
public sealed class CallerJsonTests
{
    private const string Faults = "/_emulator/faults";
    private const string Livy = "/livy/sessions";
    private const string Kernels = "/gateway/e/api/kernels";

    // \u00ff is sent as the byte FF, which UTF-8 does not have.
    [Theory]
    [InlineData("POST", Faults, """{"fault":"throttle-1","fault":"internal-1"}""")]
    [InlineData("POST", Faults, "{\"fault\":\"thr\u00ff\"}")]
    [InlineData("POST", Faults, """{"fault":"\ud800"}""")]
    [InlineData("POST", Faults, """{"\ud800":"throttle-1"}""")]
    [InlineData("POST", "/_emulator/release", """{"on":"j-1","on":"j-2"}""")]
    [InlineData("POST", "/_emulator/roles", """{"rule":"mfa","on":"\udc00"}""")]
    [InlineData("PUT", "/_emulator/account", """{"clusters":5,"clusters":6}""")]
    [InlineData("POST", Livy, """{"kind":"spark","kind":"sql"}""")]
    [InlineData("POST", Livy, "{\"kind\":\"s\u00ff\"}")]
    [InlineData("POST", Livy, """{"name":"\ud800"}""")]
    [InlineData("POST", Kernels, """{"name":"python3","name":"pyspark"}""")]
    [InlineData("POST", Kernels, "{\"name\":\"p\u00ff\"}")]
    public async Task A_body_is_a_bad_request(string method, string path, string body)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer login = await emulator.ClusterAsync("j-1");
        string authorization = path is Livy
            ? RunningEmulator.Basic(login.Username, login.Password)
            : $"token {(await emulator.EndpointAsync("e")).Token}";

        Answer answer = await emulator.SendAsync(new SignedRequest
        {
            Method = method,
            Path = path,
            Headers = [KeyValuePair.Create("Authorization", authorization), KeyValuePair.Create("Content-Type", "application/json")],
            Body = Encoding.Latin1.GetBytes(body),
        });

        Assert.Equal(400, answer.Status);
        Assert.NotEmpty((string?)(answer.Json["message"] ?? answer.Json["msg"]) ?? "");
        Assert.Empty(emulator.Host.Faults.Rules);
    }

    [Theory]
    [InlineData("""{"iss":"a","iss":"b","sub":"s","exp":4000000000}""")]
    [InlineData("""{"iss":"\ud800","sub":"s","exp":4000000000}""")]
    [InlineData("""{"iss":"a","sub":"s","exp":4000000000,"x":{"y":1,"y":2}}""")]
    public async Task A_web_token_is_an_invalid_token(string claims)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string token = $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln";

        Answer role = await emulator.StsAsync(
            "AssumeRoleWithWebIdentity",
            key: null,
            ("RoleArn", IdentityCalls.Role),
            ("RoleSessionName", "test"),
            ("WebIdentityToken", token));
        Answer pod = await emulator.CallAsync("GET", "/v1/credentials", token);

        Assert.Equal((400, "InvalidIdentityToken"), (role.Status, role.Xml("Code")));
        Assert.Equal(400, pod.Status);
        Assert.Contains("InvalidTokenException", pod.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_body_of_a_service_the_last_member_of_a_name_counts()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EmrAsync(
            "DescribeCluster", """{"ClusterId":"j-1","ClusterId":"j-EMULATED00001"}""", TestContext.Current.CancellationToken);

        Assert.Equal("j-EMULATED00001", (string?)answer.Json["Cluster"]!["Id"]);
    }
}
