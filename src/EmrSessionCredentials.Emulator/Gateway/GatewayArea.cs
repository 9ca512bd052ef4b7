using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>
/// A Jupyter Enterprise Gateway for every managed endpoint: <c>/gateway/{endpoint}/api…</c>, with an id or an encoded
/// ARN. It accepts the endpoint's own tokens until they expire.
/// </summary>
internal sealed class GatewayArea(CredentialIssuer issuer, FaultBook faults) : IArea
{
    private const string Root = "gateway";

    public bool IsObserved => true;

    public bool Owns(IncomingRequest request) =>
        request.Segments.Length > 0 && string.Equals(request.Segments[0], Root, StringComparison.Ordinal);

    public Task<Reply> AnswerAsync(
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken cancellationToken)
    {
        observed.Operation = Root;
        string endpoint = request.Segments.Length > 1 ? IncomingRequest.Decode(request.Segments[1]) : "";
        observed.Identifiers = [endpoint];
        bool unready = faults.Strike(Root, observed.Identifiers, kind => kind is UseFault).Count > 0;
        bool accepted = !unready && Token(request) is string token && issuer.Accepts(endpoint, token);
        return Task.FromResult(accepted ? Answer(request) : Unauthorized());
    }

    private static Reply Answer(IncomingRequest request)
    {
        string path = string.Join('/', request.Segments.Skip(2));
        if (Resource(path) is not JsonNode resource) return Problem(404, "Not Found");
        return request.Is("GET")
            ? Reply.Json(200, resource)
            : Problem(405, "Method Not Allowed").With("Allow", "GET");
    }

    /// <summary>
    /// The gateway's own scheme is <c>token</c>; what speaks OAuth sends Bearer. Schemes know no case.
    /// </summary>
    private static string? Token(IncomingRequest request)
    {
        string[] parts = (request.Header("authorization") ?? "").Split(' ', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && Schemes.Contains(parts[0]) ? parts[1] : null;
    }

    private static HashSet<string> Schemes { get; } = new(["token", "Bearer"], StringComparer.OrdinalIgnoreCase);

    private static JsonNode? Resource(string path) => path switch
    {
        "api" => new JsonObject { ["version"] = "3.2.3", ["gateway_version"] = "3.2.3" },
        "api/kernelspecs" => KernelSpecs.All(),
        "api/kernels" => new JsonArray(),
        _ => null,
    };

    private static Reply Unauthorized() =>
        Problem(401, "Unauthorized").With("WWW-Authenticate", "token realm=\"EMR managed endpoint\"");

    private static Reply Problem(int status, string reason) =>
        Reply.Json(status, new JsonObject { ["reason"] = reason, ["message"] = "" });
}
