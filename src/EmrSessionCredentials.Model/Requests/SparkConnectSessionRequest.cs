using System.Collections.Generic;

namespace EmrSessionCredentials.Requests;

/// <summary>A request for the endpoint of a Spark Connect session (<c>GetSessionEndpoint</c> of one service or the other).</summary>
internal abstract record SparkConnectSessionRequest : SessionCredentialRequest
{
    /// <summary>The session (<c>SessionId</c>).</summary>
    public required string SessionId { get; init; }

    public sealed override string Target => SessionId;

    /// <summary>None of them may be an ARN.</summary>
    public sealed override IReadOnlyList<string> Identifiers => [];
}
