using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.AppUI;

/// <summary>
/// The user interfaces of all clusters: <c>/app-ui/{cluster}/{type}</c>. Anyone who has a URL that was issued for one
/// is let in until it expires.
/// </summary>
internal sealed class AppUIArea(CredentialIssuer issuer) : IArea
{
    private const string Root = "app-ui";
    private const string Signature = "X-Amz-Signature=";

    public bool IsObserved => true;

    public bool Owns(IncomingRequest request) =>
        request.Segments is [Root, _, _] && request.Is("GET");

    public Task<Reply> AnswerAsync(
        IncomingRequest request, ObservedRequest observed, CancellationToken cancellationToken)
    {
        observed.Operation = Root;
        string cluster = IncomingRequest.Decode(request.Segments[1]);
        string type = IncomingRequest.Decode(request.Segments[2]);
        observed.Identifiers = [cluster];
        string? token = request.Wire.Query.Split('&')
            .FirstOrDefault(pair => pair.StartsWith(Signature, StringComparison.Ordinal))?[Signature.Length..];
        bool accepted = token is not null
            && issuer.TargetOf(Uri.UnescapeDataString(token), TokenKind.AppUI) == TokenTarget.OfAppUI(cluster, type);
        return Task.FromResult(accepted
            ? Reply.Text(200, "text/plain", $"emulated: {type} of {cluster}")
            : Reply.Text(403, "text/plain", "The URL is wrong or has expired."));
    }
}
