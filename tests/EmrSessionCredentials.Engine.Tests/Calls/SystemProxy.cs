using System;
using System.Net;
using System.Net.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>The system's proxy until it is disposed of. For tests that no other runs beside: it is the process's.</summary>
internal sealed class SystemProxy : IDisposable
{
    private readonly IWebProxy _before = HttpClient.DefaultProxy;

    internal SystemProxy(Uri url) => HttpClient.DefaultProxy = new WebProxy(url);

    public void Dispose() => HttpClient.DefaultProxy = _before;
}
