using System;
using System.Linq;
using System.Text;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Signing;

/// <summary>Requests that botocore signed verify; with any part of them changed they do not.</summary>
public sealed class GoldenRequestTests
{
    private readonly SignatureVerifier _verifier = new([KeyPair.Example], new ManualTime());

    public static TheoryData<string> Names => new(GoldenRequests.Names);

    public static MatrixTheoryData<string, string> TamperedNames => new(
        GoldenRequests.Names,
        ["method", "path", "query", "body", "host", "content-type", "date", "region", "signature", "secret"]);

    [Fact]
    public void There_are_seventeen() => Assert.Equal(17, GoldenRequests.Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Verifies(string name)
    {
        Verification verification = _verifier.Verify(GoldenRequests.Request(name), GoldenRequests.SigningName(name));

        Assert.Null(verification.Error);
        Assert.Equal(new CallerIdentity("AKIDEXAMPLE", GoldenRequests.Region(name)), verification.Caller);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_the_canonical_request_that_botocore_had(string name)
    {
        SignedRequest request = GoldenRequests.Request(name);
        AuthorizationHeader header = AuthorizationHeader.Parse(request.Header("Authorization")!, out _)!;

        Assert.Equal(GoldenRequests.CanonicalRequest(name), CanonicalRequest.Build(request, header.SignedHeaders));
    }

    [Theory]
    [MemberData(nameof(TamperedNames))]
    public void Is_refused_with_a_part_changed(string name, string part)
    {
        SignedRequest request = GoldenRequests.Request(name);
        SignatureVerifier verifier = part is "secret"
            ? new SignatureVerifier([KeyPair.Example with { SecretKey = "another" }], new ManualTime())
            : _verifier;

        Verification verification = verifier.Verify(Tamper(request, part), GoldenRequests.SigningName(name));

        Assert.False(verification.Accepted);
        Assert.Null(verification.Caller);
        Assert.Equal("InvalidSignatureException", verification.Error!.Code);
        Assert.StartsWith("The request signature we calculated", verification.Error.Message, StringComparison.Ordinal);
    }

    private static SignedRequest Tamper(SignedRequest request, string part) => part switch
    {
        "method" => request with { Method = "PUT" },
        "path" => request with { Path = request.Path + "x" },
        "query" => request with { Query = "Action=x" },
        "body" => request with { Body = Encoding.UTF8.GetBytes("{}") },
        "host" => Replace(request, "Host", _ => "example.com"),
        "content-type" => Replace(request, "Content-Type", value => value + "; charset=utf-8"),
        "date" => Replace(request, "X-Amz-Date", _ => "20260102T030406Z"),
        "region" => Replace(request, "Authorization", v => v.Replace("/emr", "x/emr", StringComparison.Ordinal)
            .Replace("/elastic", "x/elastic", StringComparison.Ordinal)),
        "signature" => Replace(request, "Authorization", v => v[..^1] + (v.EndsWith('0') ? '1' : '0')),
        "secret" => request,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, message: null),
    };

    private static SignedRequest Replace(SignedRequest request, string header, Func<string, string> change)
    {
        string value = request.Header(header)!;
        Assert.NotEqual(value, change(value));
        return request with
        {
            Headers = [.. request.Headers.Where(h => !string.Equals(h.Key, header, StringComparison.Ordinal)),
                new(header, change(value))],
        };
    }
}
