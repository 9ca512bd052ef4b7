using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;

namespace EmrSessionCredentials.Output;

/// <summary>The response of <c>GetOnClusterAppUIPresignedURL</c>.</summary>
internal sealed class PresignedUrlResponseShape() : ResponseShape<OnClusterAppUIPresignedUrl>(
    "EmrSessionCredentials.PlainText.PresignedUrlResponse",
    "Amazon.ElasticMapReduce.Model.GetOnClusterAppUIPresignedURLResponse")
{
    internal override IReadOnlyList<string> Paths { get; } =
        ["PresignedURLReady", "PresignedURL", "ResponseMetadata", "ResponseMetadata.RequestId", "HttpStatusCode"];

    private protected override void Fill(
        PSObject response, OnClusterAppUIPresignedUrl credential, Func<SecureString, object> secret)
    {
        Add(response, "PresignedURLReady", credential.PresignedURLReady);
        Add(response, "PresignedURL", credential.PresignedURL is { } url ? secret(url) : null);
        Mask(response, "PresignedURL");
    }
}
