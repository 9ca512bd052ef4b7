using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Observing;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Emulator.Control;

/// <summary>
/// The routes by which tests in another process ask for faults and read what was seen: <c>/_emulator/…</c>.
/// </summary>
internal sealed class ControlArea(EmulatorHost host) : IArea
{
    private const string Root = "_emulator";
    private const string Json = "application/json";

    /// <summary>In a DNS rebinding attack, the Host header is the name of the attacker's web page.</summary>
    private static readonly HashSet<string> Hosts =
        new(["127.0.0.1", "localhost", "[::1]"], StringComparer.OrdinalIgnoreCase);

    private readonly FaultRegistry _faults = host.Faults;
    private readonly Observations _observed = host.Observed;
    private readonly AccountRoutes _account = new(host.Account);
    private readonly RoleRoutes _roles = new(host.Roles);

    public bool IsObserved => false;

    public bool Owns(IncomingRequest request) =>
        request.Segments.Length > 0 && string.Equals(request.Segments[0], Root, StringComparison.Ordinal);

    public Task<Reply> AnswerAsync(
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken cancellationToken)
    {
        if (!Hosts.Contains(new HostString(request.Header("host") ?? "").Host))
            return Task.FromResult(Problem(403, "The Host header must be 127.0.0.1, localhost or [::1]."));
        // A web page can send a POST with no or some other content types without a CORS preflight request.
        if (request.Method is "POST" or "PUT" && request.MediaType is not Json)
            return Task.FromResult(Problem(415, $"The content type must be {Json}."));
        try
        {
            return Task.FromResult((request.Method, string.Join('/', request.Segments.Skip(1))) switch
            {
                ("GET", "") => Index(),
                ("GET", "faults") => Reply.Json(200, FaultList()),
                ("POST", "faults") => AddFault(ControlBody.Read(request)),
                ("DELETE", "faults") => Done(_faults.Clear),
                ("POST", "release") => Release(ControlBody.Read(request)),
                ("GET", "requests") => Reply.Json(200, ObservationReport.Write(_observed, _faults)),
                ("DELETE", "requests") => Done(_observed.Clear),
                (_, "account") => _account.Answer(request),
                (_, "roles") => _roles.Answer(request),
                ("GET", "spark-connect") => Reply.Json(200, SparkConnectReport.Write(host.SparkConnect)),
                (_, "" or "faults" or "release" or "requests" or "spark-connect") =>
                    Problem(405, $"{request.Method} does nothing here."),
                _ => Problem(404, $"GET /{Root} lists what there is."),
            });
        }
        catch (FormatException e)
        {
            return Task.FromResult(Problem(400, e.Message));
        }
    }

    private Reply Index() => Reply.Json(200, new JsonObject
    {
        ["time"] = host.Options.Time.GetUtcNow().ToString("o"),
        ["routes"] = JsonSerializer.SerializeToNode(ControlRoutes.All.Select(r => $"{r.Route}: {r.Summary}")),
        ["faults"] = new JsonObject(FaultKinds.All.Select(k => KeyValuePair.Create<string, JsonNode?>(
            k.Name, k.Summary))),
    });

    private JsonArray FaultList() => [.. _faults.Rules.Select(Describe)];

    private Reply AddFault(ControlBody body)
    {
        string fault = body.Text("fault") ?? throw new FormatException("'fault' is missing.");
        return Reply.Json(201, Describe(_faults.Add(fault, body.Text("on"))));
    }

    private Reply Release(ControlBody body) =>
        Reply.Json(200, new JsonObject { ["released"] = _faults.Release(body.Text("on")) });

    private static JsonObject Describe(FaultRule rule) =>
        new() { ["id"] = rule.Id, ["fault"] = rule.Fault, ["on"] = rule.On };

    private static Reply Done(Action action)
    {
        action();
        return Reply.Empty(204);
    }

    private static Reply Problem(int status, string message) =>
        Reply.Json(status, new JsonObject { ["message"] = message });
}
