using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>
/// A Jupyter Enterprise Gateway for every managed endpoint: <c>/gateway/{endpoint}/api…</c>, with an id or an encoded
/// ARN. It accepts the endpoint's own tokens until they expire.
/// </summary>
internal sealed class GatewayArea(
    CredentialIssuer issuer,
    FaultRegistry faults,
    EmulatedAccount account,
    TimeProvider time) : IArea
{
    private const string Root = "gateway";
    private readonly Kernels _kernels = new(time);

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
        TokenTarget? opened = Token(request) is string token ? issuer.TargetOf(token, TokenKind.ManagedEndpoint) : null;
        bool accepted = opened is not null && opened == Target(endpoint, opened);
        return Task.FromResult(accepted && !faults.IsUnready(Root, observed)
            ? Answer(opened!, request)
            : Unauthorized());
    }

    /// <summary>
    /// The endpoint that a path names. An id that is not in the account has no known virtual cluster, so it means the
    /// endpoint of that id under the virtual cluster of the token.
    /// </summary>
    private TokenTarget Target(string endpoint, TokenTarget opened) => TokenTarget.OfEndpoint(
        ResourceName.VirtualClusterOf(endpoint)
            ?? account.Endpoint(ResourceName.Short(endpoint))?.VirtualClusterId
            ?? opened.Owner,
        endpoint);

    private Reply Answer(TokenTarget endpoint, IncomingRequest request) => request.Segments[2..] switch
    {
        ["api"] => Read(request, Version()),
        ["api", "kernelspecs"] => Read(request, KernelSpecs.All()),
        ["api", "kernelspecs", string name] => Read(request, KernelSpecs.Find(IncomingRequest.Decode(name))),
        ["api", "kernels", ..] => _kernels.Answer(endpoint, request, request.Segments[4..]),
        _ => GatewayReply.NotFound(),
    };

    private static Reply Read(IncomingRequest request, JsonNode? resource) =>
        !request.Is("GET") ? GatewayReply.WrongMethod("GET")
        : resource is null ? GatewayReply.NotFound()
        : Reply.Json(200, resource);

    /// <summary>
    /// The gateway's own scheme is <c>token</c>; what speaks OAuth sends Bearer. Schemes know no case.
    /// </summary>
    private static string? Token(IncomingRequest request)
    {
        string[] parts = (request.Header("authorization") ?? "").Split(' ', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && Schemes.Contains(parts[0]) ? parts[1] : null;
    }

    private static HashSet<string> Schemes { get; } = new(["token", "Bearer"], StringComparer.OrdinalIgnoreCase);

    private static JsonObject Version() => new() { ["version"] = "3.2.3", ["gateway_version"] = "3.2.3" };

    private static Reply Unauthorized() => GatewayReply.Problem(401, "Unauthorized")
        .With("WWW-Authenticate", "token realm=\"EMR managed endpoint\"");
}
