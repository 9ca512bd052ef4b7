namespace EmrSessionCredentials;

/// <summary>What a service returned.</summary>
internal interface IServiceResult
{
    /// <summary>The id of the request that returned it (<c>x-amzn-RequestId</c>).</summary>
    string? RequestId { get; }
}
