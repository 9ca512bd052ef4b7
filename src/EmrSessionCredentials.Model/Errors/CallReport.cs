using System;

namespace EmrSessionCredentials.Calls;

/// <summary>What one call did, for <c>-Verbose</c> and for errors. Never a secret.</summary>
/// <param name="Operation">The API operation, for instance <c>GetClusterSessionCredentials</c>.</param>
/// <param name="Target">The identifier it was for.</param>
/// <param name="Region">The region the request was signed for.</param>
/// <param name="Endpoint">
/// The endpoint that was called, without the path of the operation; null when nothing was sent.
/// </param>
/// <param name="CredentialSource">Where the signing credentials came from, never their values.</param>
/// <param name="Attempts">How often it was sent, retries included.</param>
/// <param name="RequestId">The id of the last response (<c>x-amzn-RequestId</c>), if there was one.</param>
/// <param name="Elapsed">From the start of the call to its end, retries and their waits included.</param>
public sealed record CallReport(
    string Operation,
    string Target,
    string Region,
    Uri? Endpoint,
    string CredentialSource,
    int Attempts,
    string? RequestId,
    TimeSpan Elapsed)
{
    /// <summary>
    /// The service, by its id in the models: <c>EMR</c>, <c>EMR containers</c> or <c>EMR Serverless</c>.
    /// </summary>
    public string ServiceId { get; init; } = "";

    /// <summary>Which setting named the endpoint; null for the region's own.</summary>
    public string? EndpointSource { get; init; }

    /// <summary>
    /// What a message about the call begins with: what it was for, and what it was where that does not tell.
    /// </summary>
    internal string Subject { get; init; } = Target;

    /// <summary>Whether no call was made, because a credential got earlier was handed out again.</summary>
    public bool IsReused { get; init; }

    /// <summary>The report as one line.</summary>
    /// <returns>A line for the verbose stream.</returns>
    public override string ToString() =>
        $"{Operation} for {Target}: region {Region}, endpoint {Endpoint?.ToString() ?? "(none)"}"
        + $"{(EndpointSource is null ? "" : $" (from {EndpointSource})")}, "
        + $"credentials from {CredentialSource}, {(IsReused ? "reused without a call" : $"attempts {Attempts}")}, "
        + $"request id {RequestId ?? "(none)"}, {Elapsed.TotalMilliseconds:0} ms";
}
