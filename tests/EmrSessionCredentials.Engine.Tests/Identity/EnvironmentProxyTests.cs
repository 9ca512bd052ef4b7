using System;
using System.Net;
using EmrSessionCredentials.Http;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>The proxies that environment variables name, by the rules of Python's urllib, which botocore follows.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class EnvironmentProxyTests : IDisposable
{
    private static readonly Uri Endpoint = new("https://emr.test.example:8443/");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("*", true)]
    [InlineData("test.example", true)]
    [InlineData(".test.example", true)]
    [InlineData("example", true)]
    [InlineData("EMR.test.example", true)]
    [InlineData("emr.test.example:8443", true)]
    [InlineData(".test.example:8443", true)]
    [InlineData("other.example, emr.test.example", true)]
    [InlineData("", false)]
    [InlineData(",", false)]
    [InlineData("*,other.example", false)]
    [InlineData("*.test.example", false)]
    [InlineData("emr.test.example:443", false)]
    [InlineData("r.test.example", false)]
    [InlineData("emr.test.example.org", false)]
    public void A_host_is_called_directly_as_botocore_does_it(string names, bool isDirect)
    {
        _scratch.Set("HTTPS_PROXY", "http://proxy.example:3128");
        _scratch.Set("NO_PROXY", names);

        Assert.Equal(isDirect, EnvironmentProxy.Read()!.IsBypassed(Endpoint));
    }

    [Theory]
    [InlineData("http://proxy.example:3128", "http://proxy.example:3128/")]
    [InlineData("https://proxy.example", "https://proxy.example/")]
    [InlineData("proxy.example:3128", "http://proxy.example:3128/")]
    [InlineData("//proxy.example:3128/path", "http://proxy.example:3128/")]
    [InlineData("socks5://proxy.example:1080", "socks5://proxy.example:1080/")]
    public void A_proxy_is_a_URL_or_a_host(string value, string proxy)
    {
        _scratch.Set("HTTPS_PROXY", value);

        Assert.Equal(new Uri(proxy), EnvironmentProxy.Read()!.GetProxy(Endpoint));
    }

    [Fact]
    public void The_login_of_the_proxy_is_in_its_URL()
    {
        _scratch.Set("https_proxy", "http://u%40x:p%3Aw@proxy.example:3128");
        EnvironmentProxy proxy = EnvironmentProxy.Read()!;

        Uri address = proxy.GetProxy(Endpoint)!;
        Assert.Equal("", address.UserInfo);
        NetworkCredential login = proxy.Credentials!.GetCredential(address, "Basic")!;
        Assert.Equal(("u@x", "p:w"), (login.UserName, login.Password));
        Assert.Null(proxy.Credentials.GetCredential(new Uri("http://other.example:3128"), "Basic"));
    }

    [Fact]
    public void Each_scheme_has_a_proxy_of_its_own()
    {
        _scratch.Set("HTTP_PROXY", "http://plain.example");
        EnvironmentProxy proxy = EnvironmentProxy.Read()!;

        Assert.True(proxy.IsBypassed(Endpoint));
        Assert.Equal("plain.example", proxy.GetProxy(new Uri("http://emr.test.example"))!.Host);
    }

    [Fact]
    public void The_name_in_lower_case_comes_first_and_empty_takes_the_other_away()
    {
        _scratch.Set("HTTPS_PROXY", "http://upper.example");
        _scratch.Set("https_proxy", "http://lower.example");
        Assert.Equal("lower.example", EnvironmentProxy.Read()!.GetProxy(Endpoint)!.Host);

        _scratch.Set("https_proxy", " ");
        Assert.Null(EnvironmentProxy.Read());
    }

    [Fact]
    public void Other_values_make_other_connections()
    {
        _scratch.Set("HTTPS_PROXY", "http://u:p@proxy.example");
        string first = EnvironmentProxy.Read()!.Id;
        Assert.Equal(first, EnvironmentProxy.Read()!.Id);
        _scratch.Set("HTTPS_PROXY", "http://u:q@proxy.example");

        Assert.NotEqual(first, EnvironmentProxy.Read()!.Id);
    }

    [Fact]
    public void A_value_that_is_no_URL_is_an_error_that_does_not_quote_it()
    {
        _scratch.Set("HTTPS_PROXY", "http://u:hunter2@[");

        SessionCredentialException error = Assert.Throws<SessionCredentialException>(() => EnvironmentProxy.Read());

        Assert.Equal("InvalidSetting", error.ErrorCode);
        Assert.Contains("HTTPS_PROXY", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Run.AllText(error), StringComparison.Ordinal);
    }
}
