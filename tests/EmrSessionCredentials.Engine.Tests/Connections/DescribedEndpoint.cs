using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>A connection to a managed endpoint that the service describes as a test says.</summary>
internal static class DescribedEndpoint
{
    /// <param name="url">What the service names as <c>serverUrl</c>, as JSON has it.</param>
    /// <param name="members">More members of the description, each after a comma.</param>
    internal static async Task<EmrConnection> ConnectAsync(string url, string members = "")
    {
        string endpoint =
            $$$$"""{"endpoint":{"id":"ep1","virtualClusterId":"vc1","type":"JUPYTER_ENTERPRISE_GATEWAY","serverUrl":"{{{{url}}}}"{{{{members}}}}}}""";
        await using ScriptedServer server = await ScriptedServer.StartAsync(context => ScriptedServer.WriteAsync(
            context,
            context.Request.Method == HttpMethods.Get ? endpoint : $$$"""{"id":"i","credentials":{"token":"{{{Guid.NewGuid()}}}"} }"""));
        CallContext call = new(TestContext.Current.CancellationToken);
        using SessionPool pool = new(TimeProvider.System);
        using IEmrSession session = await pool.OpenAsync(TestSessions.Signer, new ClientOptions { EndpointUrl = server.Url }, call.Stop);
        SessionCredential credential = (await session.GetAsync(TestSessions.Endpoint("ep1"), null, call)).Value;
        return await pool.ConnectAsync(credential, new ConnectionOptions(), poll: null, call);
    }
}
