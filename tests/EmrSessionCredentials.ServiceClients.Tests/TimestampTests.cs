using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Every form of a timestamp that AWS protocols know, for both services alike.</summary>
public sealed class TimestampTests
{
    [Theory]
    [InlineData("1637821901.071", "2021-11-25T06:31:41.0710000Z")]
    [InlineData("1637821901", "2021-11-25T06:31:41.0000000Z")]
    [InlineData("1.637821901071E9", "2021-11-25T06:31:41.0710000Z")]
    [InlineData("1637821901.1234567", "2021-11-25T06:31:41.1234567Z")]
    [InlineData("0", "1970-01-01T00:00:00.0000000Z")]
    [InlineData("-1.5", "1969-12-31T23:59:58.5000000Z")]
    [InlineData("\"1637821901.071\"", "2021-11-25T06:31:41.0710000Z")]
    [InlineData("\"2021-11-25T06:31:41Z\"", "2021-11-25T06:31:41.0000000Z")]
    [InlineData("\"2021-11-25t06:31:41z\"", "2021-11-25T06:31:41.0000000Z")]
    [InlineData("\"2021-11-25T06:31:41\"", "2021-11-25T06:31:41.0000000Z")]
    [InlineData("\"2021-11-25T06:31:41.071Z\"", "2021-11-25T06:31:41.0710000Z")]
    [InlineData("\"2021-11-25T06:31:41.123456789Z\"", "2021-11-25T06:31:41.1234567Z")]
    [InlineData("\"2021-11-25T12:01:41.5+05:30\"", "2021-11-25T06:31:41.5000000Z")]
    [InlineData("\"2021-11-24T22:31:41-08:00\"", "2021-11-25T06:31:41.0000000Z")]
    [InlineData("\"Thu, 25 Nov 2021 06:31:41 GMT\"", "2021-11-25T06:31:41.0000000Z")]
    [InlineData("\"Thu, 25 Nov 2021 06:31:41.071 GMT\"", "2021-11-25T06:31:41.0710000Z")]
    [InlineData("\"Wed, 3 Nov 2021 06:31:41 GMT\"", "2021-11-03T06:31:41.0000000Z")]
    public async Task Reads(string value, string moment)
    {
        DateTime? endpoint = (await Answers.FromEMRContainers($$"""{"expiresAt": {{value}}}""")).ExpiresAt;
        DateTime? cluster = (await Answers.FromElasticMapReduce($$"""{"ExpiresAt": {{value}}}""")).ExpiresAt;

        Assert.Equal(moment, endpoint!.Value.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(moment, cluster!.Value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"tomorrow\"")]
    [InlineData("\"\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"11/25/2021\"")]
    [InlineData("\"2021-02-30T00:00:00Z\"")]
    [InlineData("1e300")]
    [InlineData("253402300800")]
    [InlineData("true")]
    [InlineData("{}")]
    public async Task Refuses_what_is_none(string value)
    {
        AmazonUnmarshallingException error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => Answers.FromEMRContainers($$"""{"expiresAt": {{value}}}"""));

        Assert.Contains("expiresAt", Assert.IsType<JsonException>(error.InnerException).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"expiresAt": null}""")]
    public async Task Absent_is_null(string body) => Assert.Null((await Answers.FromEMRContainers(body)).ExpiresAt);
}
